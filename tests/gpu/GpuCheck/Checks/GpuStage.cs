using Compositor.Contracts;
using Compositor.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.GpuCheck;

/// <summary>The product's renderer with a headless target, on a display of any platform. One thread.</summary>
internal sealed class GpuStage : IDisposable
{
    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly EglPlatform _platform;

    /// <param name="platform">As in <see cref="ProofDevice"/>.</param>
    /// <param name="es">True for OpenGL ES.</param>
    /// <param name="size">The target's pixels.</param>
    /// <param name="direct">False to have everything uploaded.</param>
    /// <exception cref="RendererException">There is no such display, or it cannot draw.</exception>
    public GpuStage(string platform, bool es, Size size, bool direct)
    {
        _platform = EglPlatform.Open(platform);
        var device = new SurfacelessDevice(_captions, es, direct ? new AllWorks() : null) { Platform = _platform };
        Target = device.CreateTarget(platform, size, TimeSpan.FromSeconds(1));
        Device = new GlDevice();
        Renderer = device.CreateRenderer();
        Syncs = EglSyncs.OfCurrent();
    }

    public IRenderer Renderer { get; }

    public Compositor.Rendering.FramebufferTarget Target { get; }

    /// <summary>The same GL, for what a check does beside the renderer.</summary>
    public GlDevice Device { get; }

    /// <summary>Null where the driver has no fences.</summary>
    public EglSyncs? Syncs { get; }

    public nint Display => _platform.Display;

    public GbmDevice? Gbm => _platform.Gbm;

    /// <summary>Makes buffers like those of guests.</summary>
    public TestBufferMaker CreateMaker(Size size) => new(Gbm, Gbm?.Path ?? EglDevices.NodeOf(Display), size);

    public void Dispose()
    {
        Renderer.Dispose();
        Target.Dispose();
        _captions.Dispose();
        _platform.Dispose();
    }
}
