using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class SourceTests : LiveTest
{
    private readonly RecordingObserver _observer = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_failing_source_says_why_and_is_tried_again_with_growing_waits()
    {
        var plugin = new ScriptedSource((_, _) => throw new SourceException("no route to the machine"));
        var source = Build.Source("alpha", plugin, _observer, _time);
        source.Start();
        foreach (var wait in (int[])[1, 2, 4, 8, 8])
        {
            await _observer.When(source, s => s.Phase == SourcePhase.Away);
            Assert.Equal("no route to the machine", source.Status.Activity);
            Assert.Equal(TimeSpan.FromSeconds(wait), _time.GetElapsedTime(_time.GetTimestamp(), source.Status.NextAttempt));
            var attempts = source.Status.Attempts;
            while (source.Status.Attempts == attempts)
            {
                // The wait's timer is made on another thread: step until it has run out.
                _time.Advance(TimeSpan.FromSeconds(wait));
                await Task.Yield();
            }
        }

        await source.DisposeAsync();
        Assert.True(plugin.Disposed);
    }

    [Fact]
    public async Task An_unexpected_fault_is_named_with_its_plugin()
    {
        var source = Build.Source("alpha", new ScriptedSource((_, _) => throw new InvalidCastException("odd")), _observer, _time);
        source.Start();
        await _observer.When(source, s => s.Phase == SourcePhase.Away);
        Assert.Equal("the scripted plugin failed: InvalidCastException: odd", source.Status.Activity);
        await source.DisposeAsync();
    }

    [Fact]
    public async Task The_first_picture_makes_it_live_and_the_end_holds_it()
    {
        var end = new TaskCompletionSource();
        var source = Build.Source("alpha", new ScriptedSource(async (host, _) =>
        {
            host.Report("looking around");
            using var canvas = host.CreateCanvas(new Size(8, 8), FourCc.Xrgb8888);
            var surface = host.CreateSurface(new SurfaceOptions(0));
            surface.Attach(canvas.CreateBuffer());
            surface.Commit([]);
            await end.Task;
        }), _observer, _time);
        source.Start();
        await _observer.When(source, s => s.Phase == SourcePhase.Live);
        Assert.Equal(SurfacePhase.Live, source.Surfaces[0].Phase);
        end.SetResult();
        await _observer.When(source, s => s.Phase == SourcePhase.Away);
        Assert.Equal(SurfacePhase.Held, source.Surfaces[0].Phase);
        await source.DisposeAsync();
        source.Surfaces[0].Close();
    }

    [Fact]
    public async Task A_head_exists_once_and_heads_are_bounded()
    {
        var done = new TaskCompletionSource();
        var source = Build.Source("alpha", new ScriptedSource((host, _) =>
        {
            var first = host.CreateSurface(new SurfaceOptions(1));
            Assert.Throws<SourceException>(() => host.CreateSurface(new SurfaceOptions(1)));
            Assert.Throws<SourceException>(() => host.CreateSurface(new SurfaceOptions(99)));
            Assert.Throws<SourceException>(() => host.CreateSurface(new SurfaceOptions(-1)));
            first.Dispose();
            host.CreateSurface(new SurfaceOptions(1)).Dispose();
            Assert.Throws<SourceException>(() => host.CreateCanvas(new Size(100_000, 1), FourCc.Xrgb8888));
            done.SetResult();
            return Task.CompletedTask;
        }), _observer, _time);
        source.Start();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await source.DisposeAsync();
        Assert.Equal(2, source.Surfaces.Count);
    }

    [Fact]
    public async Task A_stop_reaches_a_source_that_waits()
    {
        var source = Build.Source("alpha", new ScriptedSource((_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop)), _observer, _time);
        source.Start();
        await source.DisposeAsync();
        Assert.Equal(SourcePhase.Ended, source.Status.Phase);
    }
}
