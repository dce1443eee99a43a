namespace Compositor.Shell.Doctor;

/// <summary>A DRM device, as sysfs shows it.</summary>
/// <param name="Name">"card0".</param>
/// <param name="Driver">The kernel driver; empty when it cannot be told.</param>
/// <param name="RenderNode">"renderD128"; null when it cannot render.</param>
/// <param name="Connectors">Its plugs; none for a device that only renders.</param>
internal sealed record DrmCard(string Name, string Driver, string? RenderNode, IReadOnlyList<DrmConnector> Connectors)
{
    private const string Class = "/sys/class/drm";

    /// <summary>The device file.</summary>
    public string Path => $"/dev/dri/{Name}";

    /// <summary>The device file for rendering; null when there is none.</summary>
    public string? RenderPath => RenderNode is null ? null : $"/dev/dri/{RenderNode}";

    /// <summary>All cards of a machine.</summary>
    public static IReadOnlyList<DrmCard> All(Surroundings machine)
    {
        var names = machine.List(Class);
        return
        [
            .. names.Where(IsCard).Select(name => new DrmCard(
                name,
                // A device without hardware is bound to no driver and has the name of its own.
                machine.Target($"{Class}/{name}/device/driver") ?? machine.Target($"{Class}/{name}/device") ?? string.Empty,
                machine.List($"{Class}/{name}/device/drm", "renderD*").FirstOrDefault(),
                [.. names.Where(plug => plug.StartsWith($"{name}-", StringComparison.Ordinal)).Select(plug => Connector(machine, name, plug))])),
        ];
    }

    private static bool IsCard(string name) => name.StartsWith("card", StringComparison.Ordinal) && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;

    private static DrmConnector Connector(Surroundings machine, string card, string plug) => new(
        plug[(card.Length + 1)..],
        machine.Read($"{Class}/{plug}/status") == "connected",
        machine.Read($"{Class}/{plug}/modes")?.Split('\n')[0] ?? string.Empty);
}
