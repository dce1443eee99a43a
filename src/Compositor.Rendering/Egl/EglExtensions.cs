using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>
/// What a display says it can do. Functions must be gated on it: eglGetProcAddress gives callable stubs for extensions that are absent.
/// </summary>
internal sealed class EglExtensions
{
    private readonly HashSet<string> _names;

    public EglExtensions(nint display)
    {
        var text = display == 0 ? null : Marshal.PtrToStringUTF8(Egl.eglQueryString(display, Egl.Extensions));
        _names = [.. (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    public bool Has(string name) => _names.Contains(name);
}
