namespace Compositor.Rendering;

/// <summary>A GL context on a display of any platform, without any window; current on the thread that made it until it is disposed there.</summary>
internal sealed unsafe class EglContext : IDisposable
{
    private const int ConfigDontCare = 0;

    private readonly EglPlatform _platform;
    private readonly nint _context;

    /// <summary>Makes a context and makes it current.</summary>
    /// <param name="platform">Outlives it.</param>
    /// <param name="es">True for OpenGL ES 3.0, false for OpenGL 3.3 core.</param>
    /// <exception cref="RendererException">The display has no such thing.</exception>
    public EglContext(EglPlatform platform, bool es)
    {
        _platform = platform;
        var extensions = new EglExtensions(platform.Display);
        if (!extensions.Has("EGL_KHR_surfaceless_context"))
        {
            throw new RendererException("EGL draws only into windows (no EGL_KHR_surfaceless_context)");
        }

        var name = es ? "OpenGL ES 3.0" : "OpenGL 3.3";
        if (Egl.eglBindAPI(es ? Egl.OpenGlEsApi : Egl.OpenGlApi) == 0)
        {
            throw new RendererException($"EGL has no {name} ({EglErrors.Last()})");
        }

        var config = extensions.Has("EGL_KHR_no_config_context") ? 0 : AnyConfig(es);
        _context = Create(config, es, es ? extensions.Has("EGL_EXT_create_context_robustness") : extensions.Has("EGL_KHR_create_context"));
        if (_context == 0)
        {
            _context = Create(config, es, toldOfResets: false);
        }

        if (_context == 0)
        {
            throw new RendererException($"there is no {name} here ({EglErrors.Last()})");
        }

        try
        {
            MakeCurrent();
        }
        catch
        {
            _ = Egl.eglDestroyContext(platform.Display, _context);
            throw;
        }
    }

    /// <summary>Makes it current on the calling thread, where it is not.</summary>
    /// <exception cref="RendererException">It cannot be.</exception>
    public void MakeCurrent()
    {
        if (Egl.eglGetCurrentContext() != _context && Egl.eglMakeCurrent(_platform.Display, 0, 0, _context) == 0)
        {
            throw new RendererException($"the context cannot be made current ({EglErrors.Last()})");
        }
    }

    public void Dispose()
    {
        _ = Egl.eglMakeCurrent(_platform.Display, 0, 0, 0);
        _ = Egl.eglDestroyContext(_platform.Display, _context);
        _ = Egl.eglReleaseThread();
    }

    private nint Create(nint config, bool es, bool toldOfResets)
    {
        var reset = toldOfResets ? es ? Egl.ResetNotificationEs : Egl.ResetNotification : Egl.None;
        var core = stackalloc int[]
        {
            Egl.ContextMajorVersion, 3, Egl.ContextMinorVersion, 3, Egl.ContextProfileMask, Egl.CoreProfileBit,
            reset, Egl.LoseContextOnReset, Egl.None,
        };
        var embedded = stackalloc int[]
        {
            Egl.ContextMajorVersion, 3, Egl.ContextMinorVersion, 0, reset, Egl.LoseContextOnReset, Egl.None,
        };
        return Egl.eglCreateContext(_platform.Display, config, 0, es ? embedded : core);
    }

    private nint AnyConfig(bool es)
    {
        var wanted = stackalloc int[] { Egl.SurfaceType, ConfigDontCare, Egl.RenderableType, es ? Egl.OpenGlEs3Bit : Egl.OpenGlBit, Egl.None };
        nint config;
        int count;
        return Egl.eglChooseConfig(_platform.Display, wanted, &config, 1, &count) != 0 && count > 0
            ? config
            : throw new RendererException($"EGL has no configuration ({EglErrors.Last()})");
    }
}
