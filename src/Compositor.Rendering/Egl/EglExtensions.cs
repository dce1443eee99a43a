using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>
/// What a display says it can do. Functions must be gated on it: eglGetProcAddress gives callable stubs for extensions that are absent.
/// </summary>
internal sealed class EglExtensions
{
    private readonly HashSet<string> _names;

    public EglExtensions(nint display)
        : this(display == 0 ? null : Marshal.PtrToStringUTF8(Egl.eglQueryString(display, Egl.Extensions)))
    {
    }

    private EglExtensions(string? text)
    {
        _names = [.. (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>What EGL can do without any display: its platforms and devices.</summary>
    public static EglExtensions OfClient() => new(Marshal.PtrToStringUTF8(Egl.eglQueryString(0, Egl.Extensions)));

    public bool Has(string name) => _names.Contains(name);
}
