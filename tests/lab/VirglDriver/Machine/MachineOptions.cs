namespace Compositor.VirglDriver;

/// <summary>The QEMU to start, and where it and this program are reached.</summary>
internal sealed record MachineOptions
{
    /// <summary>The QEMU to start.</summary>
    public string Qemu { get; init; } = "qemu-system-x86_64";

    /// <summary>Its display device, as QEMU's -device takes it. One that begins with "virtio" is driven from here; any other runs the firmware.</summary>
    public required string Device { get; init; }

    /// <summary>Where QEMU renders with OpenGL; null for a display without it.</summary>
    public string? RenderNode { get; init; }

    /// <summary>The QMP socket that QEMU offers to the viewer under test, which attaches its display by it.</summary>
    public required string Qmp { get; init; }

    /// <summary>The SPICE socket that QEMU offers instead; null for a display over D-Bus.</summary>
    public string? Spice { get; init; }

    /// <summary>The socket on which this program takes commands.</summary>
    public required string Socket { get; init; }

    /// <summary>True when this program plays the guest of the device.</summary>
    public bool IsDriven => Device.StartsWith("virtio", StringComparison.Ordinal);

    /// <summary>Reads "--name value" pairs.</summary>
    /// <exception cref="DriverException">One is missing or unknown.</exception>
    public static MachineOptions Parse(ReadOnlySpan<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            given[arguments[i]] = arguments[i + 1];
        }

        string? Take(string name) => given.Remove(name, out var value) ? value : null;
        string Need(string name) => Take(name) ?? throw new DriverException($"{name} is needed");
        var options = new MachineOptions
        {
            Device = Need("--device"),
            Qmp = Need("--qmp"),
            Socket = Need("--socket"),
            Spice = Take("--spice"),
            RenderNode = Take("--render-node"),
            Qemu = Take("--qemu") ?? "qemu-system-x86_64",
        };
        return given.Count == 0 && arguments.Length % 2 == 0
            ? options
            : throw new DriverException($"unknown or incomplete: {string.Join(' ', given.Keys.DefaultIfEmpty(arguments[^1]))}");
    }
}
