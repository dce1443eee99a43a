using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>Makes dma-bufs of textures (EGL_MESA_image_dma_buf_export). Of the display that is current; one thread.</summary>
internal sealed unsafe class EglImageExport
{
    private const int MostPlanes = 4;

    private readonly nint _display;
    private readonly EglImages _images;
    private readonly delegate* unmanaged<nint, nint, int*, int*, ulong*, int> _query;
    private readonly delegate* unmanaged<nint, nint, int*, int*, int*, int> _export;

    private EglImageExport(nint display, EglImages images)
    {
        (_display, _images) = (display, images);
        _query = (delegate* unmanaged<nint, nint, int*, int*, ulong*, int>)Egl.eglGetProcAddress("eglExportDMABUFImageQueryMESA");
        _export = (delegate* unmanaged<nint, nint, int*, int*, int*, int>)Egl.eglGetProcAddress("eglExportDMABUFImageMESA");
    }

    /// <summary>For the current display; null where it does not have it.</summary>
    public static EglImageExport? OfCurrent(GlDevice device)
    {
        var display = Egl.eglGetCurrentDisplay();
        return device.Images is { } images && new EglExtensions(display).Has("EGL_MESA_image_dma_buf_export") ? new EglImageExport(display, images) : null;
    }

    /// <summary>A texture's memory, owned by the caller.</summary>
    /// <param name="texture">The texture.</param>
    /// <param name="size">Its pixels.</param>
    /// <param name="format">What it shall be called: with alpha or without is the same memory.</param>
    /// <param name="implicitly">True to leave out its layout.</param>
    /// <exception cref="SkipException">The driver does not export it, or not in this format.</exception>
    public SurfaceBuffer Export(uint texture, Size size, FourCc format, bool implicitly)
    {
        var image = _images.OfTexture(texture);
        try
        {
            int code, count;
            var modifiers = stackalloc ulong[MostPlanes];
            if (_query(_display, image, &code, &count, modifiers) == 0 || count is < 1 or > MostPlanes)
            {
                throw new SkipException($"the driver makes no dma-buf of its texture ({EglErrors.Last()})");
            }

            var actual = new FourCc((uint)code);
            if (!SameMemory(actual, format))
            {
                throw new SkipException($"the driver's texture is {actual}, not {format}");
            }

            if (!implicitly && *modifiers == Modifier.Implicit)
            {
                throw new SkipException("the driver does not tell the layout of its texture");
            }

            return new SurfaceBuffer(BufferKind.DmaBuf, size, format, Planes(image, count), implicitly ? Modifier.Implicit : *modifiers);
        }
        finally
        {
            _images.Destroy(image);
        }
    }

    private BufferPlane[] Planes(nint image, int count)
    {
        var fds = stackalloc int[MostPlanes];
        var strides = stackalloc int[MostPlanes];
        var offsets = stackalloc int[MostPlanes];
        if (_export(_display, image, fds, strides, offsets) == 0 || fds[0] < 0)
        {
            throw new SkipException($"the driver makes no dma-buf of its texture ({EglErrors.Last()})");
        }

        var first = new SafeFd(fds[0]);
        var planes = new BufferPlane[count];
        for (var i = 0; i < count; i++)
        {
            // Planes in the same memory may come without a descriptor of their own.
            var fd = i == 0 ? first : fds[i] >= 0 ? new SafeFd(fds[i]) : first.Duplicate();
            planes[i] = new BufferPlane(fd, offsets[i], strides[i]);
        }

        return planes;
    }

    // The first of the four characters is A or X.
    private static bool SameMemory(FourCc actual, FourCc wanted) => actual == wanted || (actual.Code & ~0xffu) == (wanted.Code & ~0xffu);
}
