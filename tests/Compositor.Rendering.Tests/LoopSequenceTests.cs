using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Whatever happens in whatever order: each commit completes exactly once, soon, and nothing is left behind.</summary>
public sealed class LoopSequenceTests : LiveTest
{
    private static readonly Size Output = new(64, 48);

    [Fact]
    public void Every_commit_completes_within_two_refreshes() =>
        Prop.ForAll(Gen.Choose(0, 1 << 20).ArrayOf().ToArbitrary(), operations => RunAsync(operations).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static async Task RunAsync(int[] operations)
    {
        await using var fixture = new LoopFixture();
        Guest[] guests = [fixture.AddGuest("one", Output), fixture.AddGuest("two", new Size(20, 20), FourCc.Xbgr8888)];
        var outputs = new HashSet<string>();
        var commits = new List<Task<FrameOutcome>>();
        foreach (var operation in operations)
        {
            await ApplyAsync(operation, fixture, guests[operation % 2], guests, outputs, commits);
        }

        for (var i = 0; i < 2; i++)
        {
            await fixture.StepAsync();
        }

        // The slowest output refreshes every 30 ms, but somebody presents or completes each surface at the pace of the fastest.
        fixture.Time.Advance(TimeSpan.FromMilliseconds(30));
        await fixture.Loop.SettleAsync();
        await fixture.StepAsync();
        // Outcomes are told on the thread pool; the clock stands still, so what is not on its way already never comes.
        var outcomes = await Task.WhenAll(commits).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.DoesNotContain(FrameOutcome.Discarded, outcomes);
    }

    private static async Task ApplyAsync(
        int operation, LoopFixture fixture, Guest guest, Guest[] guests, HashSet<string> outputs, List<Task<FrameOutcome>> commits)
    {
        var seed = operation / 32;
        var name = $"output{seed % 2}";
        switch (operation / 2 % 16)
        {
            case < 5:
                commits.Add(guest.Attach().CommitAsync());
                break;
            case < 7 when !guest.Surface.Size.IsEmpty:
                commits.Add(guest.CommitAsync(new Rect(seed % 64, seed % 48, 5, 5)));
                break;
            case 7:
                commits.Add(guest.Attach().CommitAsync());
                commits.Add(guest.CommitAsync());
                break;
            case 8 when outputs.Add(name):
                await fixture.AddOutputAsync(name, Output, TimeSpan.FromMilliseconds(seed % 2 == 0 ? 10 : 30));
                break;
            case 9 when outputs.Remove(name):
                await fixture.Loop.RemoveOutputAsync(name);
                break;
            case < 12:
                fixture.Loop.SetScene(MakeScene(seed, guests));
                break;
            case 12:
                await fixture.Loop.CaptureSurfaceAsync(guest.Surface);
                break;
            case 13:
                await fixture.StepAsync();
                break;
            default:
                await fixture.Loop.SettleAsync();
                break;
        }
    }

    private static Scene MakeScene(int seed, Guest[] guests)
    {
        var views = guests.Where((_, i) => (seed >> i & 1) != 0).Select(guest => Scenes.View(guest, new Rect(seed % 90, 0, 30, 30))).ToArray();
        return new Scene([new OutputScene("output0", Output, views), new OutputScene("output1", Output, seed % 3 == 0 ? views : [])]);
    }
}
