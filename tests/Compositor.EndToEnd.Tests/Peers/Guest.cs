namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>What a test machine runs: arguments for QEMU.</summary>
/// <param name="Name">For messages.</param>
/// <param name="File">Must exist, else the test is skipped.</param>
/// <param name="Arguments">Without display and monitors.</param>
internal sealed record Guest(string Name, string File, string[] Arguments)
{
    private const string Installer = "/usr/lib/debian-installer/images/12/amd64/gtk/debian-installer/amd64/";

    /// <summary>Answers keys at its menu; draws only when asked.</summary>
    public static Guest Grub { get; } = Iso("grub", "/usr/lib/grub-rescue/grub-rescue-cdrom.iso");

    /// <summary>Draws all the time, changes from graphics to text.</summary>
    public static Guest Memtest { get; } = Iso("memtest86+", "/usr/lib/memtest86+/memtest86+x64.iso");

    /// <summary>A graphical system with a tablet.</summary>
    public static Guest DebianInstaller { get; } = new(
        "debian-installer",
        Installer + "linux",
        [
            "-m", "1536", "-kernel", Installer + "linux", "-initrd", Installer + "initrd.gz", "-append", "quiet",
            "-device", "virtio-vga", "-device", "qemu-xhci", "-device", "usb-tablet",
        ]);

    /// <summary>The same with another graphics card than virtio-vga.</summary>
    public Guest With(string card) => this with { Name = $"{Name} on {card}", Arguments = Array.ConvertAll(Arguments, argument => argument == "virtio-vga" ? card : argument) };

    private static Guest Iso(string name, string path) => new(name, path, ["-m", "64", "-device", "virtio-vga", "-cdrom", path]);
}
