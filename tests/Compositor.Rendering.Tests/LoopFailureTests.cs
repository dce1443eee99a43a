using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>What breaks, breaks alone.</summary>
public sealed class LoopFailureTests : LiveTest
{
    private static readonly Size Output = new(64, 48);

    [Fact]
    public async Task A_bad_surface_goes_on_completing_and_the_others_are_drawn()
    {
        await using var fixture = new LoopFixture();
        var target = await fixture.AddOutputAsync(Scenes.Output, Output);
        var bad = fixture.AddGuest("bad", new Size(32, 48));
        var good = fixture.AddGuest("good", new Size(32, 48)).Attach().Paint(1);
        bad.Session.Attach(new SurfaceBuffer(BufferKind.Memory, new Size(32, 48), FourCc.Xrgb8888, [new BufferPlane(Memfd.Create("short", 10), 0, 128)]));
        fixture.Loop.SetScene(Scenes.Wall(Output, Scenes.View(bad, new Rect(0, 0, 32, 48)), Scenes.View(good, new Rect(32, 0, 32, 48))));
        await fixture.Loop.SettleAsync();
        for (var i = 0; i < 3; i++)
        {
            var commits = new[] { bad.CommitAsync(new Rect(0, 0, 5, 5)), good.CommitAsync(new Rect(Output)) };
            await fixture.StepAsync();
            Assert.All(await Task.WhenAll(commits), outcome => Assert.Equal(FrameOutcome.Presented, outcome));
        }

        Assert.Equal(Pattern.At(3, 3, 1), target.Read()[35, 3]);
        Assert.Contains((await fixture.Loop.ReportAsync()).Imports, report => report.Rung == "none" && report.Reason.Length > 0);
    }

    [Fact]
    public async Task A_renderer_that_breaks_is_made_anew_and_nothing_is_lost()
    {
        var made = 0;
        await using var fixture = new LoopFixture(inner => ++made == 1 ? new BreakingRenderer(inner, 3) : inner);
        var guest = fixture.AddGuest("one", Output).Attach().Paint(1);
        await fixture.AddOutputAsync(Scenes.Output, Output);
        fixture.Loop.SetScene(Scenes.Wall(Output, Scenes.View(guest, new Rect(Output))));
        await fixture.Loop.SettleAsync();
        for (var i = 0; i < 5; i++)
        {
            var commit = guest.Paint(i).CommitAsync(new Rect(Output));
            await fixture.StepAsync();
            Assert.Equal(FrameOutcome.Presented, await commit);
        }

        Assert.Equal(2, made);
        Assert.Equal(Pattern.At(9, 9, 4), (await fixture.Loop.CaptureOutputAsync(Scenes.Output))[9, 9]);
    }

    [Fact]
    public async Task A_renderer_that_always_breaks_ends_the_loop_with_a_reason()
    {
        var made = 0;
        await using var fixture = new LoopFixture(inner =>
        {
            made++;
            return new BreakingRenderer(inner, 0);
        });
        var guest = fixture.AddGuest("one", Output).Attach();
        await fixture.AddOutputAsync(Scenes.Output, Output);
        fixture.Loop.SetScene(Scenes.Wall(Output, Scenes.View(guest, new Rect(Output))));
        await fixture.Loop.SettleAsync();
        var commit = guest.CommitAsync();

        // It is tried again for a while, less and less often.
        for (var i = 0; i < 30 && !fixture.Loop.Completion.IsCompleted; i++)
        {
            await fixture.Loop.SettleAsync();
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(8, made);
        await Assert.ThrowsAsync<RendererException>(() => fixture.Loop.Completion);

        // The surface was shown, only never drawn.
        Assert.Equal(FrameOutcome.Late, await commit);
        await Assert.ThrowsAsync<ObjectDisposedException>(fixture.Loop.ReportAsync);
        await fixture.Loop.ForgetAsync(guest.Surface);
    }

    private sealed class BreakingRenderer(IRenderer inner, int frames) : RendererWrap(inner)
    {
        private int _left = frames;

        public override void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed)
        {
            if (_left-- <= 0)
            {
                throw new RendererException("the device was unplugged");
            }

            base.Draw(target, scene, repaint, missed);
        }
    }
}
