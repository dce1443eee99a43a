using Compositor.Contracts;
using Compositor.Sources;
using Xunit;

namespace Compositor.Spice.Tests.Gl;

/// <summary>When a guest that draws with OpenGL may go on: with the shell's own surfaces and a clock that is stepped.</summary>
public sealed class GlPacingTests
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    [Fact]
    public async Task Frames_that_nobody_sees_are_answered_at_refresh_rate()
    {
        await using var paced = new PacedHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(await paced.Host);
        stage.Show(64, 48, memory);
        stage.Settle();
        paced.Show(false, Refresh);
        stage.Draw(0, 0, 64, 48);
        stage.ReceiveDone();
        for (var frame = 0; frame < 50; frame++)
        {
            stage.Draw(0, 0, 64, 48);
            stage.Settle();
            paced.Time.Advance(Refresh - Moment);
            stage.Settle();
            Assert.True(stage.IsQuiet(), $"frame {frame} is answered too early");
            paced.Time.Advance(Moment);
            stage.ReceiveDone();
        }
    }

    [Fact]
    public async Task A_screen_that_draws_nothing_holds_a_guest_up_for_a_refresh_at_most()
    {
        await using var paced = new PacedHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(await paced.Host);
        stage.Show(64, 48, memory);
        stage.Settle();
        paced.Show(true, Refresh);
        for (var frame = 0; frame < 20; frame++)
        {
            stage.Draw(0, 0, 64, 48);
            stage.Settle();

            // A quarter more than a refresh: a frame that came right after one is drawn with the next.
            paced.Time.Advance((Refresh * 1.25) + Moment);
            stage.ReceiveDone();
        }
    }

    [Fact]
    public async Task Immediate_pacing_answers_before_any_time_has_passed()
    {
        await using var paced = new PacedHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(await paced.Host, Pacing.Immediate);
        stage.Show(64, 48, memory);
        stage.Settle();
        paced.Show(true, Refresh);
        for (var frame = 0; frame < 50; frame++)
        {
            stage.Draw(0, 0, 64, 48);
            stage.ReceiveDone();
        }
    }

    [Fact]
    public async Task A_guest_that_does_not_wait_gets_as_many_answers_as_it_has_drawn_frames()
    {
        await using var paced = new PacedHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(await paced.Host);
        stage.Show(64, 48, memory);
        stage.Settle();
        paced.Show(true, Refresh);
        const int Frames = 100;
        for (var frame = 0; frame < Frames; frame++)
        {
            stage.Draw(0, 0, 64, 48);
        }

        // All but the newest are overtaken, which is an answer, too.
        for (var frame = 0; frame < Frames - 1; frame++)
        {
            stage.ReceiveDone();
        }

        paced.Time.Advance((Refresh * 1.25) + Moment);
        stage.ReceiveDone();
    }

    [Fact]
    public void A_frame_waits_for_the_heads_that_it_touches_and_no_other()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        using var stage = new GlStage(host);
        stage.Show(200, 100, memory);
        stage.Arrange(new Rect(0, 0, 100, 100), new Rect(100, 0, 100, 100));
        stage.Settle();
        host[0].Gate = new TaskCompletionSource<FrameOutcome>();
        stage.Draw(100, 0, 100, 100);
        stage.ReceiveDone();
        stage.Draw(0, 0, 200, 100);

        // The display goes on meanwhile.
        stage.Settle();
        Assert.True(stage.IsQuiet());
        host[0].Gate!.SetResult(FrameOutcome.Presented);
        stage.ReceiveDone();
    }

    [Fact]
    public void The_end_of_the_connection_leaves_no_frame_waiting()
    {
        using var host = new RecordingHost();
        using var memory = GlStage.NewMemory();
        host[0].Gate = new TaskCompletionSource<FrameOutcome>();
        using (var stage = new GlStage(host))
        {
            stage.Show(64, 48, memory);
            stage.Draw(0, 0, 64, 48);
            stage.Settle();
        }

        // As the shell's surfaces do when their connection has ended: the answer goes nowhere, and hurts nobody.
        host[0].Gate!.SetResult(FrameOutcome.Discarded);
    }
}
