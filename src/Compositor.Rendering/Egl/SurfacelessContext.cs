namespace Compositor.Rendering;

/// <summary>
/// A GL context without any window, for headless outputs. Shared by its renderer and targets: each holds it once, the last one to let go
/// destroys it. Made, used and disposed on the render thread.
/// </summary>
internal sealed unsafe class SurfacelessContext : IDisposable
{
    private readonly nint _display;
    private readonly nint _context;
    private int _holders = 1;

    /// <summary>Makes a context of desktop GL 3.3 core, or of ES 3.0, and makes it current.</summary>
    /// <exception cref="RendererException">EGL has no such thing.</exception>
    public SurfacelessContext(bool es)
    {
        // Displays are of the whole process and are never terminated: somebody else may use the same one.
        _display = Egl.eglGetPlatformDisplay(Egl.PlatformSurfaceless, 0, null);
        if (_display == 0 || Egl.eglInitialize(_display, null, null) == 0)
        {
            throw Failure("initialise EGL without a window system");
        }

        _ = Egl.eglBindAPI(es ? Egl.OpenGlEsApi : Egl.OpenGlApi);
        var wanted = stackalloc int[] { Egl.SurfaceType, Egl.PbufferBit, Egl.RenderableType, es ? Egl.OpenGlEs3Bit : Egl.OpenGlBit, Egl.None };
        nint config;
        int count;
        if (Egl.eglChooseConfig(_display, wanted, &config, 1, &count) == 0 || count == 0)
        {
            throw Failure("find an EGL configuration");
        }

        var core = stackalloc int[]
        {
            Egl.ContextMajorVersion, 3, Egl.ContextMinorVersion, 3, Egl.ContextProfileMask, Egl.CoreProfileBit, Egl.None,
        };
        var embedded = stackalloc int[] { Egl.ContextMajorVersion, 3, Egl.ContextMinorVersion, 0, Egl.None };
        _context = Egl.eglCreateContext(_display, config, 0, es ? embedded : core);
        if (_context == 0)
        {
            throw Failure(es ? "make an OpenGL ES 3.0 context" : "make an OpenGL 3.3 context");
        }

        MakeCurrent();
    }

    /// <summary>False once the last holder has let go.</summary>
    public bool IsAlive => _holders > 0;

    public SurfacelessContext Hold()
    {
        _holders++;
        return this;
    }

    public void MakeCurrent()
    {
        if (Egl.eglGetCurrentContext() != _context && Egl.eglMakeCurrent(_display, 0, 0, _context) == 0)
        {
            throw Failure("make the context current");
        }
    }

    public void Dispose()
    {
        if (--_holders == 0)
        {
            _ = Egl.eglMakeCurrent(_display, 0, 0, 0);
            _ = Egl.eglDestroyContext(_display, _context);
            _ = Egl.eglReleaseThread();
        }
    }

    private static RendererException Failure(string attempt) => new($"cannot {attempt} ({EglErrors.Last()})");
}
