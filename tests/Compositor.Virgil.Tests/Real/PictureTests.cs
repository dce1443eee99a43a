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

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task Each_head_is_a_surface(string version)
    {
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version), "vm1", "dbus,p2p=on", "-device", "virtio-vga,max_outputs=2");
        using var host = new RecordingHost();
        await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.Lit(picture.Pixels) > 0, "the firmware's picture");

        // QEMU's own words about a head that no driver has set up yet.
        await RealQemu.ShowsAsync(host[1], source, picture => picture.Size == new Contracts.Size(640, 480) && RealQemu.Lit(picture.Pixels) > 0, "the second head");
        Assert.NotEqual(host[0].Options!.Title, host[1].Options!.Title);
    }
}
