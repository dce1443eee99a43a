using Compositor.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>The CPU renderer on plain memory.</summary>
internal sealed class CpuStage(Size size) : Stage
{
    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly MemoryTarget _target = new(Scenes.Output, size, TimeSpan.FromMilliseconds(10));
    private IRenderer? _renderer;

    public override IRenderer Renderer => _renderer ??= new CpuRenderer(_captions);

    public override IOutputTarget Target => _target;

    public override Picture Read() => _target.Read();

    public override void Dispose()
    {
        base.Dispose();
        _captions.Dispose();
    }
}
