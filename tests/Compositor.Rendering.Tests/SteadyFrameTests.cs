using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>The render thread at work makes no garbage. In real time, because a stepped clock makes some itself.</summary>
public sealed class SteadyFrameTests : LiveTest
{
    private const int Frames = 120;

    private static readonly Size Output = new(200, 150);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_steady_frame_allocates_nothing(bool gl)
    {
        using var captions = new CaptionPainter(NullLogger.Instance);
        using var drawn = new AutoResetEvent(false);
        var device = new SurfacelessDevice(captions);
        CountingRenderer? renderer = null;
        await using (var loop = new RenderLoop(
            () => renderer = new CountingRenderer(gl ? device.CreateRenderer() : new CpuRenderer(captions), drawn), TimeProvider.System, NullLogger.Instance))
        {
            using var guest = new Guest("one", new Size(90, 60), FourCc.Xbgr8888, TimeProvider.System) { Loop = loop };
            var refresh = TimeSpan.FromMilliseconds(1);
            await loop.AddOutputAsync(Scenes.Output, () => gl ? device.CreateTarget(Scenes.Output, Output, refresh) : new MemoryTarget(Scenes.Output, Output, refresh));
            var label = new Caption(CaptionStyle.Label, new Rect(0, 0, 200, 20), "one", "");
            loop.SetScene(Scenes.Wall(Output, Scenes.View(guest, new Rect(10, 20, 150, 100), new Rect(Output), false, label)));
            guest.Attach().Paint(1).Commit();
            for (var i = 0; i < Frames; i++)
            {
                Assert.True(drawn.WaitOne(TimeSpan.FromSeconds(10)), "no frame came");
                guest.Commit(new Rect(5, 5, 20, 20));
            }
        }

        // The first frames fill caches and are compiled; later ones may still meet the compiler once or twice.
        var steady = renderer!.Allocated.Skip(Frames / 2).ToList();
        Assert.True(steady.Count(bytes => bytes > 0) <= steady.Count / 10, $"bytes: {string.Join(' ', steady)}");
    }

    private sealed class CountingRenderer(IRenderer inner, AutoResetEvent drawn) : RendererWrap(inner)
    {
        private long _before;

        public List<long> Allocated { get; } = new(4 * Frames);

        public override void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed)
        {
            base.Draw(target, scene, repaint, missed);
            var now = GC.GetAllocatedBytesForCurrentThread();
            Allocated.Add(now - _before);
            _before = now;
            drawn.Set();
        }
    }
}
