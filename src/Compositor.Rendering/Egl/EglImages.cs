namespace Compositor.Rendering;

/// <summary>
/// Makes EGL images, the one form in which outputs sample surfaces, whatever way their pixels came. Bound to the display and context that
/// were current when it was made. Render thread.
/// </summary>
internal sealed unsafe class EglImages
{
    private readonly nint _display;
    private readonly nint _context;
    private readonly delegate* unmanaged<nint, nint, int, nint, int*, nint> _create;
    private readonly delegate* unmanaged<nint, nint, int> _destroy;
    private readonly delegate* unmanaged<uint, nint, void> _target;

    private EglImages(nint display, nint context)
    {
        (_display, _context) = (display, context);
        _create = (delegate* unmanaged<nint, nint, int, nint, int*, nint>)Egl.eglGetProcAddress("eglCreateImageKHR");
        _destroy = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDestroyImageKHR");
        _target = (delegate* unmanaged<uint, nint, void>)Egl.eglGetProcAddress("glEGLImageTargetTexture2DOES");
    }

    /// <summary>For the current context; null where it has no such images (GLX, or a driver without them).</summary>
    /// <param name="hasTarget">True when GL has GL_OES_EGL_image.</param>
    public static EglImages? OfCurrent(bool hasTarget)
    {
        var display = Egl.eglGetCurrentDisplay();
        var extensions = new EglExtensions(display);
        return hasTarget && extensions.Has("EGL_KHR_image_base") && extensions.Has("EGL_KHR_gl_texture_2D_image")
            ? new EglImages(display, Egl.eglGetCurrentContext())
            : null;
    }

    /// <summary>An image of a texture's pixels, now and after later uploads.</summary>
    public nint OfTexture(uint texture)
    {
        var none = Egl.None;
        var image = _create(_display, _context, Egl.GlTexture2D, (nint)texture, &none);
        return image != 0 ? image : throw new RendererException($"cannot make an EGL image of a texture ({EglErrors.Last()})");
    }

    /// <summary>Has the texture bound to a target sample an image.</summary>
    public void Sample(uint target, nint image) => _target(target, image);

    /// <summary>Lets go of an image; textures that sample it keep its memory.</summary>
    public void Destroy(nint image) => _ = _destroy(_display, image);
}
