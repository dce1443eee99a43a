using Compositor.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class GuardedPolicyTests
{
    private static readonly SurfaceId Alpha = new("alpha", 0);
    private static readonly LayoutInput Input =
        new(new OutputDescription("out", new Size(100, 100)), [new SurfaceDescription(Alpha, new Size(10, 10), true)], null, 0);

    [Fact]
    public void A_layout_that_throws_is_replaced()
    {
        using var layout = new GuardedLayout("bad", () => new Layout(() => throw new InvalidOperationException("oops")), NullLogger.Instance);
        Assert.Equal(new Rect(0, 0, 100, 100), Assert.Single(layout.Arrange(Input)).Area);
        Assert.Equal("it threw InvalidOperationException: oops", layout.Fault);
    }

    [Fact]
    public void A_layout_that_hangs_is_left_behind()
    {
        using var never = new ManualResetEventSlim();
        using var layout = new GuardedLayout("bad", () => new Layout(() =>
        {
            never.Wait();
            return [];
        }), NullLogger.Instance);
        Assert.Single(layout.Arrange(Input));
        Assert.StartsWith("it did not answer within", layout.Fault, StringComparison.Ordinal);
        Assert.Single(layout.Arrange(Input));
        never.Set();
    }

    [Fact]
    public void A_layout_that_cannot_be_made_is_replaced()
    {
        using var layout = new GuardedLayout("bad", () => throw new SettingException("places", "there are no places"), NullLogger.Instance);
        Assert.Single(layout.Arrange(Input));
        Assert.Equal("there are no places", layout.Fault);
    }

    [Fact]
    public void A_layout_that_returns_nothing_is_replaced()
    {
        using var none = new GuardedLayout("bad", () => new Layout(() => null!), NullLogger.Instance);
        Assert.Single(none.Arrange(Input));
        using var hole = new GuardedLayout("bad", () => new Layout(() => [null!]), NullLogger.Instance);
        Assert.Single(hole.Arrange(Input));
        Assert.Equal("it threw InvalidOperationException: a placement is null", hole.Fault);
    }

    [Fact]
    public void A_layout_that_works_is_used()
    {
        using var layout = new GuardedLayout("good", () => new Layout(() => [new Placement(Alpha, new Rect(1, 2, 3, 4))]), NullLogger.Instance);
        Assert.Equal(new Rect(1, 2, 3, 4), Assert.Single(layout.Arrange(Input)).Area);
        Assert.Null(layout.Fault);
    }

    [Fact]
    public void An_input_policy_that_throws_is_replaced()
    {
        using var routing = new GuardedRouting("bad", () => new Routing(), NullLogger.Instance);
        var route = routing.Route(new InputEvent(InputKind.KeyDown, 30), new SeatState(Alpha, null, null));
        Assert.Equal(Alpha, route.Target);
        Assert.NotNull(routing.Fault);
    }

    private sealed class Layout(Func<IReadOnlyList<Placement>> arrange) : ILayoutPolicy
    {
        public IReadOnlyList<Placement> Arrange(LayoutInput input) => arrange();
    }

    private sealed class Routing : IInputPolicy
    {
        public InputRoute Route(in InputEvent input, in SeatState seat) => throw new InvalidOperationException("oops");
    }
}
