namespace Compositor.Rendering;

/// <summary>
/// A GL context without any window, for headless outputs. Shared by its renderer and targets: each holds it once, the last one to let go
/// destroys it. Made, used and disposed on the render thread.
/// </summary>
internal sealed class SurfacelessContext : IDisposable
{
    private readonly EglContext _context;
    private int _holders = 1;

    /// <summary>Makes a context of desktop GL 3.3 core, or of ES 3.0, and makes it current.</summary>
    /// <param name="platform">Its display, which outlives it.</param>
    /// <param name="es">True for ES.</param>
    /// <exception cref="RendererException">EGL has no such thing.</exception>
    public SurfacelessContext(EglPlatform platform, bool es)
    {
        _context = new EglContext(platform, es);
    }

    /// <summary>False once the last holder has let go.</summary>
    public bool IsAlive => _holders > 0;

    public SurfacelessContext Hold()
    {
        _holders++;
        return this;
    }

    public void MakeCurrent() => _context.MakeCurrent();

    public void Dispose()
    {
        if (--_holders == 0)
        {
            _context.Dispose();
        }
    }
}
