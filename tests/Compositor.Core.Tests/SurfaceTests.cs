using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class SurfaceTests : LiveTest
{
    private readonly RecordingObserver _observer = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Region _damage = new();

    [Fact]
    public async Task A_commit_is_latched_and_presented()
    {
        var surface = Create();
        using var session = surface.Connect(new SurfaceOptions(0));
        session.Attach(Build.Buffer(32, 16));
        var outcome = session.CommitAsync([]);

        Assert.True(surface.TryLatch(_damage, out var frame));
        Assert.Equal(new Size(32, 16), frame.Buffer!.Size);
        Assert.True(frame.Replaced);
        Assert.Equal(new Rect(0, 0, 32, 16), _damage.Bounds);
        Assert.False(outcome.IsCompleted);
        surface.CompletePresented(frame.Latch);
        Assert.Equal(FrameOutcome.Presented, await outcome);
        surface.Close();
    }

    [Fact]
    public async Task A_newer_commit_supersedes_and_keeps_the_damage()
    {
        var surface = Create();
        using var session = surface.Connect(new SurfaceOptions(0));
        session.Attach(Build.Buffer());
        session.Commit([]);
        surface.TryLatch(_damage, out _);
        _damage.Clear();
        var first = session.CommitAsync([new Rect(0, 0, 2, 2)]);
        var second = session.CommitAsync([new Rect(8, 8, 2, 2)]);
        Assert.Equal(FrameOutcome.Superseded, await first);
        Assert.True(surface.TryLatch(_damage, out var frame));
        Assert.False(frame.Replaced);
        Assert.Equal(8, _damage.Area);
        surface.CompletePresented(frame.Latch);
        Assert.Equal(FrameOutcome.Presented, await second);
        surface.Close();
    }

    [Fact]
    public void A_replaced_buffer_is_retired_to_the_renderer()
    {
        var surface = Create();
        using var session = surface.Connect(new SurfaceOptions(0));
        var first = Build.Buffer();
        session.Attach(first);
        session.Commit([]);
        surface.TryLatch(_damage, out _);
        session.Attach(Build.Buffer());
        session.Commit([]);
        surface.TryLatch(_damage, out var frame);
        Assert.Same(first, frame.Retired);
        Assert.False(first.IsDisposed);
        frame.Retired!.Dispose();
        surface.Close();
    }

    [Fact]
    public async Task The_picture_is_held_when_the_connection_ends()
    {
        var surface = Create();
        var session = surface.Connect(new SurfaceOptions(0));
        session.Attach(Build.Buffer());
        var outcome = session.CommitAsync([]);
        session.Dispose();
        Assert.Equal(FrameOutcome.Discarded, await outcome);
        Assert.Equal(SurfacePhase.Held, surface.Phase);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), surface.HeldFor);
        Assert.True(surface.TryLatch(_damage, out var frame));
        Assert.NotNull(frame.Buffer);
        surface.Close();
    }

    [Fact]
    public async Task An_old_connection_cannot_change_the_screen()
    {
        var surface = Create();
        var old = surface.Connect(new SurfaceOptions(0));
        old.Attach(Build.Buffer());
        old.Commit([]);
        old.Dispose();
        using var fresh = surface.Connect(new SurfaceOptions(0));
        old.Attach(Build.Buffer());
        Assert.Equal(FrameOutcome.Discarded, await old.CommitAsync([]));
        old.Unmap();
        old.Dispose();
        Assert.Equal(1, surface.Commits);
        Assert.True(fresh.IsAttached);
        surface.Close();
    }

    [Fact]
    public async Task Nobody_watching_completes_as_hidden_and_keeps_the_picture()
    {
        var surface = Create();
        using var session = surface.Connect(new SurfaceOptions(0));
        session.Attach(Build.Buffer());
        var outcome = session.CommitAsync([]);
        Assert.False(outcome.IsCompleted);
        surface.CompleteHidden();
        Assert.Equal(FrameOutcome.Hidden, await outcome);
        Assert.True(surface.HasNews);
        surface.Close();
    }

    [Fact]
    public async Task A_steady_stream_of_commits_allocates_nothing()
    {
        // The system's clock: the timers of a fake one allocate.
        var surface = new Surface(new SurfaceId("alpha", 0), _observer, TimeProvider.System);
        surface.Show(shown: true, TimeSpan.FromMinutes(1));
        using var session = surface.Connect(new SurfaceOptions(0));
        session.Attach(Build.Buffer());
        session.Commit([]);
        var damage = new[] { new Rect(1, 1, 4, 4) };
        for (var i = 0; i < 100; i++)
        {
            await Frame();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(Frame().IsCompletedSuccessfully);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        surface.Close();

        ValueTask<FrameOutcome> Frame()
        {
            var outcome = session.CommitAsync(damage);
            surface.TryLatch(_damage, out var frame);
            surface.CompletePresented(frame.Latch);
            return new ValueTask<FrameOutcome>(outcome.GetAwaiter().GetResult());
        }
    }

    private Surface Create()
    {
        var surface = new Surface(new SurfaceId("alpha", 0), _observer, _time);
        surface.Show(shown: true, TimeSpan.FromMilliseconds(10));
        return surface;
    }
}
