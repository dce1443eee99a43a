using Compositor.Contracts;

namespace Compositor.BadPolicyPlugin;

/// <summary>Policies that misbehave, each in the way its name says.</summary>
public sealed class BadPolicyPlugin : IPlugin
{
    /// <inheritdoc/>
    public int Contract => ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        registry.AddLayout("throwing", new PolicyFactory<ILayoutPolicy>(new BadLayout(_ => throw new InvalidOperationException("no layout today"))));
        registry.AddLayout("hanging", new PolicyFactory<ILayoutPolicy>(new BadLayout(_ => Hang<IReadOnlyList<Placement>>())));
        registry.AddLayout("null", new PolicyFactory<ILayoutPolicy>(new BadLayout(_ => null!)));
        registry.AddLayout("null-placement", new PolicyFactory<ILayoutPolicy>(new BadLayout(_ => [null!])));
        registry.AddLayout("hostile", new PolicyFactory<ILayoutPolicy>(new BadLayout(Hostile)));
        registry.AddInputPolicy("throwing", new PolicyFactory<IInputPolicy>(new BadRouting(() => throw new InvalidOperationException("no route today"))));
        registry.AddInputPolicy("hanging", new PolicyFactory<IInputPolicy>(new BadRouting(Hang<InputRoute>)));
        registry.AddInputPolicy("astray", new PolicyFactory<IInputPolicy>(new BadRouting(() => InputRoute.ForwardWithFocus(new SurfaceId("nobody", 7)))));
    }

    private static T Hang<T>()
    {
        new ManualResetEventSlim().Wait();
        return default!;
    }

    // Surfaces that are not there, areas that overflow, the same surface twice.
    private static IReadOnlyList<Placement> Hostile(LayoutInput input) =>
    [
        new Placement(new SurfaceId("nobody", 7), new Rect(0, 0, 100, 100)),
        .. input.Surfaces.Select(surface => new Placement(surface.Id, new Rect(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue))),
        .. input.Surfaces.Select(surface => new Placement(surface.Id, new Rect(10, 10, -20, -20), (FitMode)99)),
        .. input.Surfaces.Select(surface => new Placement(surface.Id, new Rect(-5, -5, int.MaxValue, int.MaxValue), FitMode.Stretch)),
    ];
}
