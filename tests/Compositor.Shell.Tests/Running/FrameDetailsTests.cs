using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Running;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Shell.Tests.Running;

/// <summary>What the overlay says of a surface.</summary>
public sealed class FrameDetailsTests
{
    private static readonly SurfaceId Id = new("alpha", 0);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_rung_is_told_with_its_cost_and_why_it_is_no_better_one()
    {
        var details = new FrameDetails(_time);
        var surface = new Surface(Id, new Unobserved(), _time);
        Assert.Empty(details.Of(surface));

        details.Report = Report("upload", "dma-buf: this driver imports no dma-bufs", 0);
        Assert.Equal("upload · 0 frames/s · dma-buf: this driver imports no dma-bufs", details.Of(surface));

        _time.Advance(TimeSpan.FromSeconds(2));
        details.Report = Report("upload", "dma-buf: this driver imports no dma-bufs", 5_000_000);
        Assert.Equal("upload · 0 frames/s · 2.5 MB/s read by the processor · dma-buf: this driver imports no dma-bufs", details.Of(surface));

        _time.Advance(TimeSpan.FromSeconds(1));
        details.Report = Report("dma-buf, modifier", string.Empty, 5_000_000);
        Assert.Equal("dma-buf, modifier · 0 frames/s", details.Of(surface));
    }

    private static RenderReport Report(string rung, string reason, long touched) =>
        new("GL", 1, [], [new ImportReport(Id, rung, reason, 0, 1, touched)]);

    private sealed class Unobserved : ISurfaceObserver
    {
        public void Committed(Surface surface)
        {
        }

        public void Rearranged(Surface surface)
        {
        }

        public void CursorChanged(Surface surface)
        {
        }
    }
}
