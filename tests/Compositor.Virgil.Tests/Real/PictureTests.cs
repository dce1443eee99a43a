using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>What a source shows is what QEMU says is on screen, on every QEMU that is here.</summary>
public sealed class PictureTests : LiveTest
{
    public static TheoryData<string, string, string> Guests => new()
    {
        { "7", "virtio-vga", Qemu.Memtest },
        { "7", "VGA", Qemu.Memtest },
        { "7", "virtio-vga", Qemu.Grub },
        { "7", "VGA", Qemu.Grub },
        { "10", "virtio-vga", Qemu.Memtest },
        { "10", "VGA", Qemu.Memtest },
        { "10", "virtio-vga", Qemu.Grub },
        { "10", "VGA", Qemu.Grub },
    };

    [Theory]
    [MemberData(nameof(Guests))]
    public async Task The_surface_shows_what_screendump_shows(string version, string device, string iso)
    {
        var binary = RealQemu.Need(version, iso);
        using var qemu = await Qemu.StartAsync(binary, "vm1", "dbus,p2p=on", "-device", device, "-cdrom", iso);
        using var host = new RecordingHost();
        await using (var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}")))
        {
            await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, iso), "the guest's picture");
            await RealQemu.EqualsScreendumpAsync(qemu, host[0]);
        }
    }
}
