using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>Imports test buffers into the driver that is tried. One thread, its context being current.</summary>
internal sealed unsafe class TrialImages
{
    private const int LinuxDmaBuf = 0x3270;
    private const int MostFormats = 1024;
    private const int MostModifiers = 1024;

    private readonly TrialDriver _driver;
    private readonly EglExtensions _extensions;
    private readonly delegate* unmanaged<nint, nint, int, nint, int*, nint> _create;
    private readonly delegate* unmanaged<nint, nint, int> _destroy;
    private readonly delegate* unmanaged<uint, nint, void> _target;

    /// <exception cref="RendererException">The driver imports no dma-bufs.</exception>
    public TrialImages(TrialDriver driver)
    {
        _driver = driver;
        _extensions = new EglExtensions(driver.Display);
        if (!driver.HasImages || !_extensions.Has("EGL_KHR_image_base") || !_extensions.Has("EGL_EXT_image_dma_buf_import"))
        {
            throw new RendererException("the driver imports no dma-bufs (EGL_EXT_image_dma_buf_import)");
        }

        _create = (delegate* unmanaged<nint, nint, int, nint, int*, nint>)Egl.eglGetProcAddress("eglCreateImageKHR");
        _destroy = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDestroyImageKHR");
        _target = (delegate* unmanaged<uint, nint, void>)Egl.eglGetProcAddress("glEGLImageTargetTexture2DOES");
    }

    private bool HasModifiers => _extensions.Has("EGL_EXT_image_dma_buf_import_modifiers");

    /// <summary>Whether the driver says that it takes a format with a modifier; false also where it has no list.</summary>
    /// <param name="format">The format.</param>
    /// <param name="modifier">The modifier; implicit for any.</param>
    /// <param name="externalOnly">True when it says that only samplerExternalOES reads it.</param>
    public bool Lists(FourCc format, ulong modifier, out bool externalOnly)
    {
        externalOnly = false;
        if (!HasModifiers)
        {
            return false;
        }

        if (modifier == Modifier.Implicit)
        {
            return ListsFormat(format);
        }

        var query = (delegate* unmanaged<nint, int, int, ulong*, int*, int*, int>)Egl.eglGetProcAddress("eglQueryDmaBufModifiersEXT");
        var modifiers = stackalloc ulong[MostModifiers];
        var external = stackalloc int[MostModifiers];
        var count = 0;
        if (query(_driver.Display, (int)format.Code, MostModifiers, modifiers, external, &count) != 0)
        {
            for (var i = 0; i < Math.Min(count, MostModifiers); i++)
            {
                if (modifiers[i] == modifier)
                {
                    externalOnly = external[i] != 0;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Makes an image.</summary>
    /// <exception cref="RendererException">The driver refuses.</exception>
    public nint Create(SurfaceBuffer buffer)
    {
        var told = buffer.Modifier != Modifier.Implicit;
        if (told && !HasModifiers)
        {
            throw new RendererException("the driver takes no modifiers (EGL_EXT_image_dma_buf_import_modifiers)");
        }

        var attributes = TrialAttributes.Of(buffer, told);
        fixed (int* list = attributes)
        {
            var image = _create(_driver.Display, 0, LinuxDmaBuf, 0, list);
            return image != 0 ? image : throw new RendererException($"EGL refuses the buffer ({EglErrors.Last()})");
        }
    }

    /// <summary>A texture that samples an image.</summary>
    public uint CreateTexture(nint image, TextureTarget target)
    {
        var gl = _driver.Gl;
        var texture = gl.GenTexture();
        gl.BindTexture(target, texture);
        _target((uint)target, image);
        gl.TexParameter(target, TextureParameterName.TextureMinFilter, (int)GLEnum.Nearest);
        gl.TexParameter(target, TextureParameterName.TextureMagFilter, (int)GLEnum.Nearest);
        gl.TexParameter(target, TextureParameterName.TextureWrapS, (int)GLEnum.ClampToEdge);
        gl.TexParameter(target, TextureParameterName.TextureWrapT, (int)GLEnum.ClampToEdge);
        return texture;
    }

    /// <summary>Lets go of an image.</summary>
    public void Destroy(nint image) => _ = _destroy(_driver.Display, image);

    private bool ListsFormat(FourCc format)
    {
        var query = (delegate* unmanaged<nint, int, int*, int*, int>)Egl.eglGetProcAddress("eglQueryDmaBufFormatsEXT");
        var formats = stackalloc int[MostFormats];
        var count = 0;
        return query(_driver.Display, MostFormats, formats, &count) != 0
            && new ReadOnlySpan<int>(formats, Math.Min(count, MostFormats)).Contains((int)format.Code);
    }
}
