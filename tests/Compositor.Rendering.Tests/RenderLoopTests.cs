using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class RenderLoopTests : LiveTest
{
    private static readonly Size Output = new(64, 48);
    private static readonly Rect Pixel = new(3, 3, 1, 1);

    [Fact]
    public async Task A_visible_commit_is_presented()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        var commit = guest.Paint(7).CommitAsync(new Rect(Output));
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Presented, await commit);
        Assert.Equal(Pattern.At(5, 6, 7), target.Read()[5, 6]);
    }

    [Fact]
    public async Task Only_what_changed_is_drawn()
    {
        await using var fixture = new LoopFixture();
        var (_, guest) = await ShowAsync(fixture);
        guest.Paint(8).Commit(new Rect(10, 10, 4, 5));
        await fixture.StepAsync();
        Assert.Equal(20, Assert.Single((await fixture.Loop.ReportAsync()).Outputs).LastRepaint);
    }

    [Fact]
    public async Task The_newest_commit_wins_within_a_refresh()
    {
        await using var fixture = new LoopFixture();
        var (_, guest) = await ShowAsync(fixture);
        guest.Commit(Pixel);
        await fixture.Loop.SettleAsync();
        var first = guest.CommitAsync(Pixel);
        var second = guest.CommitAsync(Pixel);
        Assert.Equal(FrameOutcome.Superseded, await first);
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Presented, await second);
    }

    [Fact]
    public async Task Outputs_are_drawn_no_faster_than_they_refresh()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        var frames = target.Frames;
        for (var i = 0; i < 100; i++)
        {
            guest.Commit(Pixel);
            fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
            await fixture.Loop.SettleAsync();
        }

        Assert.InRange(target.Frames - frames, 9, 11);
    }

    [Fact]
    public async Task A_hidden_surface_completes_at_refresh_rate()
    {
        await using var fixture = new LoopFixture();
        await ShowAsync(fixture);
        var hidden = fixture.AddGuest("hidden", Output).Attach();
        Assert.Equal(FrameOutcome.Hidden, await hidden.CommitAsync());
        var next = hidden.CommitAsync(Pixel);
        await fixture.Loop.SettleAsync();
        Assert.False(next.IsCompleted);

        // One that no output ever showed has the usual refresh, of 60 a second.
        fixture.Time.Advance(TimeSpan.FromSeconds(1.0 / 60));
        Assert.Equal(FrameOutcome.Hidden, await next);
    }

    [Fact]
    public async Task A_commit_without_damage_completes_and_draws_nothing()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        var frames = target.Frames;
        var commit = guest.CommitAsync();
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Presented, await commit);
        Assert.Equal(frames, target.Frames);
    }

    [Fact]
    public async Task An_idle_wall_never_wakes()
    {
        await using var fixture = new LoopFixture();
        await ShowAsync(fixture);
        await fixture.StepAsync();
        await fixture.StepAsync();
        var before = await fixture.TurnsAsync();
        fixture.Time.Advance(TimeSpan.FromHours(1));

        // Asking is one turn itself.
        Assert.Equal(before + 1, await fixture.TurnsAsync());
    }

    [Fact]
    public async Task A_surface_on_two_outputs_completes_at_the_first_present()
    {
        await using var fixture = new LoopFixture();
        var guest = fixture.AddGuest("one", Output).Attach();
        var fast = await fixture.AddOutputAsync("fast", Output);
        var slow = await fixture.AddOutputAsync("slow", Output, TimeSpan.FromSeconds(10));
        var view = Scenes.View(guest, new Rect(Output));
        fixture.Loop.SetScene(new Scene([new OutputScene("fast", Output, [view]), new OutputScene("slow", Output, [view])]));
        await fixture.StepAsync();
        for (var seed = 1; seed < 5; seed++)
        {
            var commit = guest.Paint(seed).CommitAsync(new Rect(Output));
            await fixture.StepAsync();
            Assert.Equal(FrameOutcome.Presented, await commit);
            Assert.Equal(Pattern.At(1, 1, seed), fast.Read()[1, 1]);
        }

        Assert.Equal(1, slow.Frames);
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await fixture.Loop.SettleAsync();
        Assert.Equal(Pattern.At(1, 1, 4), slow.Read()[1, 1]);
    }

    [Fact]
    public async Task A_surface_that_leaves_the_scene_does_not_wait()
    {
        await using var fixture = new LoopFixture();
        var (_, guest) = await ShowAsync(fixture);
        guest.Commit(Pixel);
        await fixture.Loop.SettleAsync();
        var commit = guest.CommitAsync(Pixel);
        await fixture.Loop.SettleAsync();
        fixture.Loop.SetScene(Scenes.Wall(Output));
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Hidden, await commit);
    }

    [Fact]
    public async Task A_busy_canvas_is_drawn_a_frame_later()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        Task<FrameOutcome> commit;
        guest.Paint(9);
        using (new CanvasHolder(guest.Canvas))
        {
            commit = guest.CommitAsync(new Rect(Output));
            await fixture.StepAsync();
            Assert.False(commit.IsCompleted);
            await fixture.StepAsync();

            // Who draws for longer than a refresh waits for nobody either.
            Assert.Equal(FrameOutcome.Late, await commit);
        }

        await fixture.StepAsync();
        Assert.Equal(Pattern.At(5, 6, 9), target.Read()[5, 6]);
    }

    [Fact]
    public async Task A_resized_surface_is_drawn_scaled_until_the_layout_follows()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        guest.Resize(new Size(32, 24));
        var commit = guest.Attach().Paint(4).CommitAsync();
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Presented, await commit);
        Assert.Equal(Pattern.At(10, 5, 4), target.Read()[20, 10]);
    }

    [Fact]
    public async Task Captures_show_outputs_and_surfaces()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        Pictures.AssertEqual(target.Read(), await fixture.Loop.CaptureOutputAsync(Scenes.Output), 0, "capture-output");
        var hidden = fixture.AddGuest("hidden", new Size(9, 7), FourCc.Xbgr8888);
        Assert.Null(await fixture.Loop.CaptureSurfaceAsync(hidden.Surface));
        hidden.Attach().Paint(5).Commit();
        var picture = await fixture.Loop.CaptureSurfaceAsync(hidden.Surface);
        Assert.Equal(Pattern.At(8, 6, 5), picture![8, 6]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Loop.CaptureOutputAsync("none"));
        Assert.NotNull(guest);
    }

    [Fact]
    public async Task A_forgotten_surface_is_closed_and_no_longer_drawn()
    {
        await using var fixture = new LoopFixture();
        var (target, guest) = await ShowAsync(fixture);
        guest.Commit(Pixel);
        await fixture.Loop.SettleAsync();
        var commit = guest.CommitAsync(Pixel);
        await fixture.Loop.ForgetAsync(guest.Surface);
        Assert.Equal(FrameOutcome.Discarded, await commit);
        await fixture.StepAsync();
        Assert.Equal(0, target.Read()[5, 6]);
        Assert.Empty((await fixture.Loop.ReportAsync()).Imports);
    }

    [Fact]
    public async Task A_removed_output_lets_its_surfaces_go()
    {
        await using var fixture = new LoopFixture();
        var (_, guest) = await ShowAsync(fixture);
        guest.Commit(Pixel);
        await fixture.Loop.SettleAsync();
        var commit = guest.CommitAsync(Pixel);
        await fixture.Loop.RemoveOutputAsync(Scenes.Output);
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Hidden, await commit);
    }

    [Fact]
    public async Task The_renderer_goes_with_the_last_output_and_another_one_draws_on_the_next()
    {
        var renderers = new List<MortalRenderer>();
        await using var fixture = new LoopFixture(inner =>
        {
            renderers.Add(new MortalRenderer(inner));
            return renderers[^1];
        });
        var (_, guest) = await ShowAsync(fixture);
        await fixture.AddOutputAsync("other", Output);
        await fixture.Loop.RemoveOutputAsync("other");
        Assert.False(Assert.Single(renderers).IsDisposed);

        await fixture.Loop.RemoveOutputAsync(Scenes.Output);
        Assert.True(Assert.Single(renderers).IsDisposed);
        var commit = guest.Paint(2).CommitAsync(new Rect(Output));
        await fixture.StepAsync();
        Assert.Equal(FrameOutcome.Hidden, await commit);

        // What was committed without any output is there at once.
        var target = await fixture.AddOutputAsync(Scenes.Output, Output);
        await fixture.StepAsync();
        Assert.Equal(2, renderers.Count);
        Assert.Equal(Pattern.At(5, 6, 2), target.Read()[5, 6]);
    }

    [Fact]
    public async Task Disposing_completes_what_waits()
    {
        Task<FrameOutcome> commit;
        await using (var fixture = new LoopFixture())
        {
            var (_, guest) = await ShowAsync(fixture);
            guest.Commit(Pixel);
            await fixture.Loop.SettleAsync();
            commit = guest.CommitAsync(Pixel);
        }

        Assert.True(await commit is FrameOutcome.Hidden or FrameOutcome.Discarded or FrameOutcome.Presented);
    }

    [Fact]
    public async Task A_target_that_cannot_be_made_is_the_callers_to_know()
    {
        await using var fixture = new LoopFixture();
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Loop.AddOutputAsync("bad", () => throw new InvalidOperationException("no display")));
        await ShowAsync(fixture);
    }

    private static async Task<(MemoryTarget Target, Guest Guest)> ShowAsync(LoopFixture fixture)
    {
        var guest = fixture.AddGuest("one", Output);
        var target = await fixture.AddOutputAsync(Scenes.Output, Output);
        guest.Attach().Paint(1).Commit();
        fixture.Loop.SetScene(Scenes.Wall(Output, Scenes.View(guest, new Rect(Output))));
        await fixture.StepAsync();
        await fixture.StepAsync();
        Assert.Equal(Pattern.At(5, 6, 1), target.Read()[5, 6]);
        return (target, guest);
    }
}
