using Compositor.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>The GL renderer on a context without windows.</summary>
internal sealed class GlStage : Stage
{
    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly FramebufferTarget _target;

    public GlStage(Size size, bool es = false, Func<GlDevice, GlImports>? createImports = null)
    {
        var device = new SurfacelessDevice(_captions, es);
        _target = device.CreateTarget(Scenes.Output, size, TimeSpan.FromMilliseconds(10));
        Renderer = createImports is null ? device.CreateRenderer() : device.CreateRenderer(createImports);
    }

    public override IRenderer Renderer { get; }

    public override IOutputTarget Target => _target;

    public override Picture Read() => _target.Read();

    public override void Dispose()
    {
        base.Dispose();
        _captions.Dispose();
    }
}
