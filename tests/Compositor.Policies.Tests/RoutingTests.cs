using Compositor.Contracts;
using Compositor.Plugins.Routing;
using Xunit;

namespace Compositor.Policies.Tests;

public sealed class RoutingTests
{
    private static readonly SurfaceId Focus = new("focus", 0);
    private static readonly SurfaceId Under = new("under", 0);
    private static readonly SurfaceId Grab = new("grab", 0);

    private readonly Registered _plugin = new(new RoutingPlugin());

    public static TheoryData<string, InputKind> All =>
        new(from name in new[] { "click-to-focus", "follow-pointer" }
            from kind in Enum.GetValues<InputKind>()
            select (name, kind));

    [Theory]
    [InlineData("click-to-focus", InputKind.KeyDown, "focus", false)]
    [InlineData("click-to-focus", InputKind.KeyUp, "focus", false)]
    [InlineData("click-to-focus", InputKind.Motion, "under", false)]
    [InlineData("click-to-focus", InputKind.Wheel, "under", false)]
    [InlineData("click-to-focus", InputKind.ButtonDown, "under", true)]
    [InlineData("click-to-focus", InputKind.ButtonUp, "under", false)]
    [InlineData("click-to-focus", InputKind.TouchDown, "under", true)]
    [InlineData("click-to-focus", InputKind.TouchMove, "under", false)]
    [InlineData("click-to-focus", InputKind.TouchUp, "under", false)]
    [InlineData("follow-pointer", InputKind.KeyDown, "focus", false)]
    [InlineData("follow-pointer", InputKind.KeyUp, "focus", false)]
    [InlineData("follow-pointer", InputKind.Motion, "under", true)]
    [InlineData("follow-pointer", InputKind.Wheel, "under", true)]
    [InlineData("follow-pointer", InputKind.ButtonDown, "under", true)]
    [InlineData("follow-pointer", InputKind.ButtonUp, "under", false)]
    [InlineData("follow-pointer", InputKind.TouchDown, "under", true)]
    public void EventsGoWhereTheyBelong(string name, InputKind kind, string target, bool takesFocus)
    {
        var route = _plugin.Input(name).Route(new InputEvent(kind, 30), new SeatState(Focus, Under, null));

        Assert.Equal(new InputRoute(new SurfaceId(target, 0), takesFocus), route);
    }

    [Theory]
    [InlineData(InputKind.Motion)]
    [InlineData(InputKind.ButtonDown)]
    [InlineData(InputKind.ButtonUp)]
    [InlineData(InputKind.Wheel)]
    public void AGrabHoldsThePointer(InputKind kind)
    {
        foreach (var name in new[] { "click-to-focus", "follow-pointer" })
        {
            Assert.Equal(Grab, _plugin.Input(name).Route(new InputEvent(kind), new SeatState(Focus, Under, Grab)).Target);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ASeatWithNobodyDropsEverything(string name, InputKind kind) =>
        Assert.Equal(InputRoute.Drop, _plugin.Input(name).Route(new InputEvent(kind), default));

    [Theory]
    [MemberData(nameof(All))]
    public void OnlySurfacesOfTheSeatAreChosen(string name, InputKind kind)
    {
        var target = _plugin.Input(name).Route(new InputEvent(kind), new SeatState(Focus, Under, Grab)).Target;
        Assert.Contains(target, new SurfaceId?[] { Focus, Under, Grab });
    }
}
