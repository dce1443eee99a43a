using Compositor.Contracts;
using Xunit;

namespace Compositor.Testcard.Tests;

public sealed class InputTests
{
    private const ushort KeyA = 30;
    private const ushort ButtonLeft = 0x110;

    [Fact]
    public async Task AHeldKeyHasAWhiteCell()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        Assert.Equal(0u, (await card.Surface.NextAsync()).At(30 * 4, 0));

        card.Surface.Input.Key(KeyA, true);
        Assert.Equal(0xffffffu, (await card.Surface.NextAsync()).At(30 * 4, 0));

        card.Surface.Input.Key(KeyA, false);
        Assert.Equal(0u, (await card.Surface.NextAsync()).At(30 * 4, 0));
    }

    [Fact]
    public async Task AHeldButtonHasAWhiteCell()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        await card.Surface.NextAsync();

        card.Surface.Input.Button(ButtonLeft, true);

        Assert.Equal(0xffffffu, (await card.Surface.NextAsync()).At(ButtonLeft % 32 * 4, ButtonLeft / 32 * 4));
    }

    [Fact]
    public async Task EventsAreCountedInBits()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        await card.Surface.NextAsync();
        FakeCommit commit = null!;
        foreach (var pressed in new[] { true, false, true })
        {
            card.Surface.Input.Key(KeyA, pressed);
            commit = await card.Surface.NextAsync();
        }

        Assert.Equal("0000000000000011", Bits(commit, 0, 16));
    }

    [Fact]
    public async Task TheWheelIsSummedInBits()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        await card.Surface.NextAsync();

        card.Surface.Input.Wheel(-1, 3);
        var commit = await card.Surface.NextAsync();

        Assert.Equal("00000011", Bits(commit, 16, 8));
        Assert.Equal("11111111", Bits(commit, 24, 8));
    }

    [Fact]
    public async Task AnAbsolutePointerIsWhereItWasPutAndLeavesNoTrace()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        var before = await card.Surface.NextAsync();

        card.Surface.Input.PointerTo(new Point(300, 200));
        Assert.Equal(0xff00ffu, (await card.Surface.NextAsync()).At(300, 200));
        card.Surface.Input.PointerTo(new Point(400, 300));

        Assert.Equal(before.At(300, 200), (await card.Surface.NextAsync()).At(300, 200));
    }

    [Fact]
    public async Task ARelativePointerStartsInTheMiddleAndStaysInside()
    {
        await using var card = new RunningTestcard(("rate", 0.0), ("pointer", "relative"));
        await card.Surface.NextAsync();
        Assert.Equal(PointerMode.Relative, card.Surface.Input.PointerMode);

        card.Surface.Input.PointerBy(-10, 5);
        Assert.Equal(0xff00ffu, (await card.Surface.NextAsync()).At(310, 245));
        card.Surface.Input.PointerBy(int.MaxValue, int.MaxValue);

        Assert.Equal(0xff00ffu, (await card.Surface.NextAsync()).At(639, 479));
    }

    [Fact]
    public async Task TheOtherKindOfMovementIsIgnored()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        await card.Surface.NextAsync();

        card.Surface.Input.PointerBy(3, 3);

        Assert.False(card.Surface.Commits.TryPeek(out _));
    }

    [Fact]
    public async Task AFingerIsShownUntilItLeaves()
    {
        await using var card = new RunningTestcard(("rate", 0.0), ("pattern", "full"));
        await card.Surface.NextAsync();

        card.Surface.Input.Touch(0, TouchPhase.Down, 300.5, 200.5);
        Assert.Equal(0xffff00u, (await card.Surface.NextAsync()).At(300, 200));
        card.Surface.Input.Touch(0, TouchPhase.Up, 300.5, 200.5);

        Assert.Equal(0u, (await card.Surface.NextAsync()).At(300, 200));
    }

    [Fact]
    public async Task ResetLetsGoOfEverything()
    {
        await using var card = new RunningTestcard(("rate", 0.0));
        await card.Surface.NextAsync();
        card.Surface.Input.Key(KeyA, true);
        await card.Surface.NextAsync();

        card.Surface.Input.Reset();

        Assert.Equal(0u, (await card.Surface.NextAsync()).At(30 * 4, 0));
    }

    [Fact]
    public async Task EachHeadHasItsOwnInput()
    {
        await using var card = new RunningTestcard(("rate", 0.0), ("heads", 4L));
        foreach (var surface in card.Host.Surfaces)
        {
            await surface.NextAsync();
        }

        card.Host.Surfaces[2].Input.Key(KeyA, true);
        await card.Host.Surfaces[2].NextAsync();

        Assert.Equal([0, 1, 2, 3], card.Host.Surfaces.Select(surface => surface.Options.Head));
        Assert.False(card.Host.Surfaces[1].Commits.TryPeek(out _));
    }

    private static string Bits(FakeCommit commit, int column, int count) =>
        string.Concat(Enumerable.Range(column, count).Select(cell => commit.At((cell * 4) + 1, 97) == 0xffffff ? '1' : '0'));
}
