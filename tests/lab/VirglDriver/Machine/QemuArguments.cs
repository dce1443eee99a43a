namespace Compositor.VirglDriver;

/// <summary>The command line of a QEMU.</summary>
internal static class QemuArguments
{
    /// <summary>Bytes of guest memory.</summary>
    public const int Memory = 192 << 20;

    /// <summary>QEMU's name for the guest's memory; also the name of its memfd, which the guest's driver maps.</summary>
    public const string MemoryBackend = "memory-backend-memfd";

    /// <summary>Makes it.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="place">The machine's private files.</param>
    public static IEnumerable<string> Of(MachineOptions options, MachinePlace place)
    {
        // Debian's QEMU has no "-accel qtest". With TCG the clock runs by itself, so that fences are polled and complete.
        IEnumerable<string> arguments =
        [
            "-accel", "tcg", "-M", "pc,memory-backend=ram,usb=off", "-m", $"{Memory >> 20}M",
            "-object", $"{MemoryBackend},id=ram,size={Memory},share=on",
            "-nodefaults", "-no-user-config", "-vga", "none", "-device", options.Device,
            .. Display(options),
            "-qmp", $"unix:{options.Qmp},server=on,wait=off",
            "-qmp", $"unix:{place.Monitor},server=on,wait=off",
        ];
        return options.IsDriven
            ? [.. arguments, "-bios", place.Firmware, "-qtest", $"unix:{place.Qtest},server=on,wait=off", "-qtest-log", "/dev/null"]
            : arguments;
    }

    private static string[] Display(MachineOptions options)
    {
        var gl = options.RenderNode is { } node ? $",gl=on,rendernode={node}" : "";
        return options.Spice is { } socket
            ? ["-display", "none", "-spice", $"unix=on,addr={socket},disable-ticketing=on{gl}"]
            : ["-display", $"dbus,p2p=yes{gl}"];
    }
}
