using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

/// <summary>When a guest may go on: with the screen where the screen keeps up, at its own pace where it does not.</summary>
public sealed class CommitPaceTests : LiveTest
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly Region _damage = new();
    private readonly Surface _surface;
    private readonly SurfaceSession _session;

    public CommitPaceTests()
    {
        _surface = new Surface(new SurfaceId("alpha", 0), new RecordingObserver(), _time);
        _session = _surface.Connect(new SurfaceOptions(0));
        _session.Attach(Build.Buffer());
        _session.Commit([]);
        Draw();
    }

    [Fact]
    public async Task A_shown_surface_is_answered_when_it_was_drawn()
    {
        _surface.Show(shown: true, Refresh);
        var outcome = Commit();
        _time.Advance(Refresh / 2);
        Assert.False(outcome.IsCompleted);
        Draw();
        Assert.Equal(FrameOutcome.Presented, await outcome);
        Assert.Equal(0, _surface.LateCommits);
    }

    [Fact]
    public async Task A_screen_that_is_late_once_keeps_the_guest_for_the_next_refresh_and_not_longer()
    {
        _surface.Show(shown: true, Refresh);
        var outcome = Commit();
        _time.Advance(Refresh);
        Assert.False(outcome.IsCompleted);
        _time.Advance(Refresh / 4);
        Assert.Equal(FrameOutcome.Late, await outcome);
        Assert.Equal(1, _surface.LateCommits);
    }

    [Fact]
    public async Task A_frame_that_is_latched_and_not_read_in_time_is_late_too()
    {
        _surface.Show(shown: true, Refresh);
        var outcome = Commit();
        _surface.TryLatch(_damage, out var frame);
        _time.Advance(Refresh * 1.25);
        Assert.Equal(FrameOutcome.Late, await outcome);
        _surface.CompletePresented(frame.Latch);
    }

    [Fact]
    public async Task A_slow_screen_does_not_slow_a_guest_that_is_slower_than_the_refresh()
    {
        _surface.Show(shown: true, Refresh);
        await Slow();
        for (var i = 0; i < 20; i++)
        {
            // The guest needs three refreshes for a frame, the screen twenty.
            _time.Advance(Refresh * 3);
            var outcome = Commit();
            Assert.True(outcome.IsCompleted);
            Assert.Equal(FrameOutcome.Late, await outcome);
        }
    }

    [Fact]
    public async Task A_slow_screen_does_not_let_a_guest_be_faster_than_the_refresh()
    {
        _surface.Show(shown: true, Refresh);
        await Slow();
        var frames = 0;
        for (var start = _time.GetTimestamp(); _time.GetElapsedTime(start) < Refresh * 30;)
        {
            var outcome = Commit();
            while (!outcome.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMilliseconds(1));
            }

            await outcome;
            frames++;
        }

        Assert.InRange(frames, 28, 34);
    }

    [Fact]
    public async Task A_screen_that_keeps_up_again_paces_again()
    {
        _surface.Show(shown: true, Refresh);
        await Slow();

        // The first frame that is drawn again has waited for long; the second is the one that tells.
        for (var i = 0; i < 2; i++)
        {
            _time.Advance(Refresh * 3);
            await Commit();
            Draw();
        }

        _time.Advance(Refresh * 3);
        var outcome = Commit();
        Assert.False(outcome.IsCompleted);
        Draw();
        Assert.Equal(FrameOutcome.Presented, await outcome);
    }

    [Fact]
    public async Task A_hidden_surface_answers_at_refresh_rate_without_anybody_drawing()
    {
        _surface.Show(shown: false, Refresh);
        Assert.True(Commit().IsCompleted);
        var outcome = Commit();
        Assert.False(outcome.IsCompleted);
        _time.Advance(Refresh);
        Assert.Equal(FrameOutcome.Hidden, await outcome);
        _time.Advance(Refresh * 2);
        Assert.True(Commit().IsCompleted);
        Assert.Equal(0, _surface.LateCommits);
    }

    [Fact]
    public async Task What_waits_when_the_surface_goes_out_of_view_is_answered_as_hidden()
    {
        _surface.Show(shown: true, Refresh);
        var outcome = Commit();
        _surface.Show(shown: false, Refresh);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(FrameOutcome.Hidden, await outcome);
    }

    [Fact]
    public async Task A_frame_that_changes_nothing_visible_is_presented_at_refresh_rate()
    {
        _surface.Show(shown: true, Refresh);
        var first = Commit();
        _surface.TryLatch(_damage, out _);
        _surface.CompleteUnchanged();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(FrameOutcome.Presented, await first);
        var second = Commit();
        _surface.TryLatch(_damage, out _);
        _surface.CompleteUnchanged();
        _time.Advance(Refresh - TimeSpan.FromMilliseconds(4));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(4));
        Assert.Equal(FrameOutcome.Presented, await second);
    }

    [Fact]
    public async Task The_end_of_an_older_frame_does_not_answer_a_newer_one()
    {
        _surface.Show(shown: true, Refresh);
        var first = Commit();
        _surface.TryLatch(_damage, out var older);
        var second = Commit();
        _surface.TryLatch(_damage, out var newer);
        Assert.Equal(FrameOutcome.Superseded, await first);
        _surface.CompletePresented(older.Latch);
        Assert.False(second.IsCompleted);
        _surface.CompletePresented(newer.Latch);
        Assert.Equal(FrameOutcome.Presented, await second);
    }

    public override void Dispose()
    {
        _surface.Close();
        base.Dispose();
    }

    private ValueTask<FrameOutcome> Commit() => _session.CommitAsync([new Rect(0, 0, 1, 1)]);

    private void Draw()
    {
        _surface.TryLatch(_damage, out var frame);
        _surface.CompletePresented(frame.Latch);
    }

    // Three commits that nobody draws for far more than a refresh.
    private async Task Slow()
    {
        for (var i = 0; i < 3; i++)
        {
            var outcome = Commit();
            _time.Advance(Refresh * 1.25);
            Assert.Equal(FrameOutcome.Late, await outcome);
        }
    }
}
