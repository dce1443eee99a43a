using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// GL without any window system: makes the renderer and the targets of headless outputs, which share one context. Give its methods to the
/// render loop; they run on the render thread. After the renderer broke, a new context is made.
/// </summary>
/// <param name="captions">Draws words; disposed by the caller after the loop.</param>
/// <param name="es">True for OpenGL ES 3.0 instead of OpenGL 3.3 core.</param>
/// <param name="proofs">Knows which imports work without a window system; null when none is to be tried.</param>
public sealed class SurfacelessDevice(CaptionPainter captions, bool es = false, IImportProofs? proofs = null)
{
    private EglPlatform? _platform;
    private SurfacelessContext? _context;

    /// <summary>Another display than that of no window system; owned by the caller, and disposed after everything made here.</summary>
    internal EglPlatform? Platform
    {
        init => _platform = value;
    }

    /// <summary>Makes the renderer.</summary>
    /// <exception cref="RendererException">There is no GL.</exception>
    public IRenderer CreateRenderer() =>
        CreateRenderer(device => new GlImports(device, EglDmaBufImages.OfCurrent(device), new DmaBufKernel(), proofs));

    /// <summary>Makes the renderer with other ways to import.</summary>
    internal IRenderer CreateRenderer(Func<GlDevice, GlImports> createImports)
    {
        var context = Acquire();
        context.MakeCurrent();
        return new GlRenderer(captions, createImports, context.Dispose);
    }

    /// <summary>Makes a target.</summary>
    /// <param name="name">The output's name.</param>
    /// <param name="size">Pixels, not empty.</param>
    /// <param name="refreshInterval">How often it may be drawn at most.</param>
    /// <exception cref="RendererException">There is no GL.</exception>
    public FramebufferTarget CreateTarget(string name, Size size, TimeSpan refreshInterval) => new(Acquire(), name, size, refreshInterval);

    private SurfacelessContext Acquire()
    {
        if (_context is { IsAlive: true })
        {
            return _context.Hold();
        }

        // Displays are of the whole process and are never terminated: somebody else may use the same one.
        _platform ??= EglPlatform.Open(EglPlatform.Surfaceless);
        return _context = new SurfacelessContext(_platform, es);
    }
}
