using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>The driver's own dma-buf images, of the display and context that were current when it was made. Render thread.</summary>
internal sealed unsafe class EglDmaBufImages : IDmaBufImages
{
    private const int LinuxDmaBuf = 0x3270;
    private const int MostModifiers = 256;

    private readonly GlDevice _device;
    private readonly nint _display;
    private readonly delegate* unmanaged<nint, nint, int, nint, int*, nint> _create;
    private readonly delegate* unmanaged<nint, nint, int> _destroy;
    private readonly delegate* unmanaged<nint, int, int, ulong*, int*, int*, int> _queryModifiers;
    private readonly delegate* unmanaged<uint, nint, void> _target;

    private EglDmaBufImages(GlDevice device, nint display, EglExtensions extensions)
    {
        (_device, _display) = (device, display);
        _create = (delegate* unmanaged<nint, nint, int, nint, int*, nint>)Egl.eglGetProcAddress("eglCreateImageKHR");
        _destroy = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDestroyImageKHR");
        _target = (delegate* unmanaged<uint, nint, void>)Egl.eglGetProcAddress("glEGLImageTargetTexture2DOES");
        HasModifiers = extensions.Has("EGL_EXT_image_dma_buf_import_modifiers");
        _queryModifiers = (delegate* unmanaged<nint, int, int, ulong*, int*, int*, int>)Egl.eglGetProcAddress("eglQueryDmaBufModifiersEXT");
    }

    /// <summary>For the current context; null where dma-bufs cannot be imported.</summary>
    public static EglDmaBufImages? OfCurrent(GlDevice device)
    {
        var display = Egl.eglGetCurrentDisplay();
        var extensions = new EglExtensions(display);
        return device.HasEglImage && extensions.Has("EGL_KHR_image_base") && extensions.Has("EGL_EXT_image_dma_buf_import")
            ? new EglDmaBufImages(device, display, extensions)
            : null;
    }

    /// <inheritdoc/>
    public bool HasModifiers { get; }

    /// <inheritdoc/>
    public bool Takes(FourCc format, ulong modifier, out bool externalOnly)
    {
        // Colours apart are converted by the driver, which only samplerExternalOES does.
        externalOnly = format.IsYuv;
        if (!HasModifiers || modifier == Modifier.Implicit)
        {
            return !externalOnly || _device.HasExternal;
        }

        var modifiers = stackalloc ulong[MostModifiers];
        var external = stackalloc int[MostModifiers];
        var count = 0;
        if (_queryModifiers(_display, (int)format.Code, MostModifiers, modifiers, external, &count) == 0)
        {
            return false;
        }

        for (var i = 0; i < Math.Min(count, MostModifiers); i++)
        {
            if (modifiers[i] == modifier)
            {
                // Some drivers say external-only of everything; where there is no such sampler, the proof decides.
                externalOnly |= external[i] != 0 && _device.HasExternal;
                return !externalOnly || _device.HasExternal;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public nint Create(ReadOnlySpan<int> attributes, out int error)
    {
        fixed (int* list = attributes)
        {
            var image = _create(_display, 0, LinuxDmaBuf, 0, list);
            error = image == 0 ? Egl.eglGetError() : 0;
            return image;
        }
    }

    /// <inheritdoc/>
    public uint CreateTexture(nint image, bool external, out string error)
    {
        var (gl, target) = (_device.Gl, external ? GlDevice.External : TextureTarget.Texture2D);
        var texture = gl.GenTexture();
        gl.BindTexture(target, texture);
        _target((uint)target, image);
        if (!external)
        {
            _device.SetSampling();
        }

        var code = gl.GetError();
        if (code == GLEnum.NoError)
        {
            error = string.Empty;
            return texture;
        }

        error = $"GL error {code}";
        gl.DeleteTexture(texture);
        return 0;
    }

    /// <inheritdoc/>
    public void Destroy(nint image) => _ = _destroy(_display, image);
}
