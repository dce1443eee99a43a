namespace Compositor.Shell.Doctor;

/// <summary>Where pictures could go: a desktop, or the monitors themselves.</summary>
internal sealed class OutputInspection(Surroundings machine) : LocalInspection("output", "Where pictures go")
{
    private const string Name = "place";

    protected override IEnumerable<Finding> Inspect()
    {
        var monitors = DrmCard.All(machine)
            .SelectMany(card => card.Connectors.Where(plug => plug.IsConnected).Select(plug => $"{plug.Name} at {card.Name} ({plug.Mode})"))
            .ToArray();
        yield return (machine.Variable("WAYLAND_DISPLAY"), machine.Variable("DISPLAY")) switch
        {
            ({ Length: > 0 } wayland, _) => Finding.Ok(Name, $"to windows of the Wayland desktop {wayland}"),
            (_, { Length: > 0 } x11) => Finding.Ok(Name, $"to windows of the X11 desktop {x11}"),
            _ when monitors.Length > 0 => Finding.Ok(Name, $"no desktop runs here, so to the monitors themselves: {string.Join(", ", monitors)}"),
            _ => Finding.Missing(
                Name,
                "no desktop runs here and no monitor is connected: pictures can only be seen by screenshots",
                "connect a monitor, or start from a desktop; \"--output headless\" works without either"),
        };
    }
}
