using Compositor.Contracts;
using Xunit;

namespace Compositor.Testcard.Tests;

public sealed class DrawingTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string> Patterns => ["bars", "moving-box", "full", "noise"];

    [Theory]
    [InlineData("XR24", 0x5affff00, 0x5a000000)]
    [InlineData("AR24", 0xffffff00, 0x80000000)]
    [InlineData("XB24", 0x5a00ffff, 0x5a000000)]
    [InlineData("AB24", 0xff00ffff, 0x80000000)]
    [InlineData("RG16", 0xffe0, 0)]
    public async Task EveryFormatLiesInMemoryAsItsNameSays(string format, uint yellow, uint last)
    {
        await using var card = new RunningTestcard(("format", format));

        var commit = await card.Surface.NextAsync();

        Assert.Equal(yellow, commit.Pixels[(200 * 640) + 120]);
        Assert.Equal(last, commit.Pixels[(200 * 640) + 600]);
    }

    [Fact]
    public async Task TheFirstCommitShowsEverything()
    {
        await using var card = new RunningTestcard(("size", "320x200"));

        Assert.Equal([new Rect(0, 0, 320, 200)], (await card.Surface.NextAsync()).Damage);
        Assert.Equal("drawing bars", card.Host.Activity);
    }

    /// <summary>Copying only the damage of each commit must give the whole picture: nothing changes outside of it.</summary>
    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task DamageIsAllThatChanges(string pattern)
    {
        await using var card = new RunningTestcard(("pattern", pattern), ("size", "200x160"));
        var mirror = new uint[200 * 160];
        for (var step = 0; step < 60; step++)
        {
            var commit = await card.Surface.NextAsync();
            foreach (var rect in commit.Damage.Select(rect => rect.Intersect(new Rect(0, 0, 200, 160))))
            {
                for (var y = rect.Y; y < rect.Bottom; y++)
                {
                    commit.Pixels.AsSpan((y * 200) + rect.X, rect.Width).CopyTo(mirror.AsSpan((y * 200) + rect.X));
                }
            }

            Assert.Equal(commit.Pixels, mirror);
            Disturb(card, step);
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task EqualSeedsGiveEqualPictures(string pattern)
    {
        await using var one = new RunningTestcard(("pattern", pattern), ("size", "160x120"), ("seed", 7L));
        await using var two = new RunningTestcard(("pattern", pattern), ("size", "160x120"), ("seed", 7L));
        for (var frame = 0; frame < 10; frame++)
        {
            Assert.Equal((await one.Surface.NextAsync()).Pixels, (await two.Surface.NextAsync()).Pixels);
            one.Host.Clock.Advance(Tick);
            two.Host.Clock.Advance(Tick);
        }
    }

    [Fact]
    public async Task AnotherSeedAndAnotherHeadGiveOtherNoise()
    {
        await using var one = new RunningTestcard(("pattern", "noise"), ("heads", 2L));
        await using var two = new RunningTestcard(("pattern", "noise"), ("seed", 9L));

        var first = (await one.Surface.NextAsync()).Pixels;
        Assert.NotEqual(first, (await two.Surface.NextAsync()).Pixels);
        Assert.NotEqual(first, (await one.Host.Surfaces[1].NextAsync()).Pixels);
    }

    [Fact]
    public async Task WithoutARateOnlyInputDraws()
    {
        await using var card = new RunningTestcard(("pattern", "full"), ("rate", 0.0));
        await card.Surface.NextAsync();

        card.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(card.Surface.Commits.TryPeek(out _));
        card.Surface.Input.Key(30, true);

        Assert.NotEmpty((await card.Surface.NextAsync()).Damage);
    }

    [Fact]
    public async Task ASlowRendererGetsOneFrameForManyTicks()
    {
        await using var card = new RunningTestcard(("pattern", "full"), ("rate", 1000.0));
        await card.Surface.NextAsync();
        card.Surface.HoldCommits();
        card.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await card.Surface.NextAsync();

        card.Host.Clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.False(card.Surface.Commits.TryPeek(out _));
        card.Surface.CompleteCommits();

        await card.Surface.NextAsync();
        Assert.False(card.Surface.Commits.TryPeek(out _));
    }

    [Fact]
    public async Task ARequestedSizeIsTakenWhereResizableAndOnlyThere()
    {
        await using var card = new RunningTestcard(("resizable", true));
        await using var stiff = new RunningTestcard();
        await card.Surface.NextAsync();

        card.Surface.Options.Display!.RequestSize(new Size(100, 80), default);

        Assert.Equal([new Rect(0, 0, 100, 80)], (await card.Surface.NextAsync()).Damage);
        Assert.Null(stiff.Surface.Options.Display);
    }

    /// <summary>One cause for one more commit.</summary>
    private static void Disturb(RunningTestcard card, int step)
    {
        switch (step % 4)
        {
            case 0:
                card.Host.Clock.Advance(Tick);
                break;
            case 1:
                card.Surface.Input.PointerTo(new Point(step * 3, step * 2));
                break;
            case 2:
                card.Surface.Input.Key((ushort)(step / 8), step % 8 == 2);
                break;
            default:
                card.Surface.Input.Touch(step % 3, step % 8 == 3 ? TouchPhase.Down : TouchPhase.Up, 199 - step, step);
                break;
        }
    }
}
