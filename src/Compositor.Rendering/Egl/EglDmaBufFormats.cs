using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>The formats and modifiers that a display says it takes (EGL_EXT_image_dma_buf_import_modifiers). It may say wrong.</summary>
/// <param name="display">An initialised display.</param>
internal sealed unsafe class EglDmaBufFormats(nint display)
{
    private const int MostFormats = 1024;
    private const int MostModifiers = 1024;

    private readonly bool _told = new EglExtensions(display).Has("EGL_EXT_image_dma_buf_import_modifiers");

    /// <summary>All formats; none where the driver does not tell.</summary>
    public IReadOnlyList<FourCc> Formats()
    {
        if (!_told)
        {
            return [];
        }

        var query = (delegate* unmanaged<nint, int, int*, int*, int>)Egl.eglGetProcAddress("eglQueryDmaBufFormatsEXT");
        var formats = new int[MostFormats];
        var count = 0;
        fixed (int* list = formats)
        {
            return query(display, MostFormats, list, &count) != 0
                ? [.. formats.AsSpan(0, Math.Clamp(count, 0, MostFormats)).ToArray().Select(code => new FourCc((uint)code))]
                : [];
        }
    }

    /// <summary>The modifiers of a format; none where the driver does not tell.</summary>
    public IReadOnlyList<ulong> Modifiers(FourCc format)
    {
        if (!_told)
        {
            return [];
        }

        var query = (delegate* unmanaged<nint, int, int, ulong*, int*, int*, int>)Egl.eglGetProcAddress("eglQueryDmaBufModifiersEXT");
        var (modifiers, external) = (new ulong[MostModifiers], new int[MostModifiers]);
        var count = 0;
        fixed (ulong* list = modifiers)
        fixed (int* flags = external)
        {
            return query(display, (int)format.Code, MostModifiers, list, flags, &count) != 0 ? modifiers[..Math.Clamp(count, 0, MostModifiers)] : [];
        }
    }

    /// <summary>True when the driver tells that it takes a format with a modifier; implicit stands for any.</summary>
    public bool Lists(FourCc format, ulong modifier) =>
        modifier == Modifier.Implicit ? Formats().Contains(format) : Modifiers(format).Contains(modifier);
}
