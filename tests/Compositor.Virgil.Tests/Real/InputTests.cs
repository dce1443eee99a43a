using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Keys and pointers reach a real guest.</summary>
public sealed class InputTests : LiveTest
{
    private const ushort KeyC = 46;
    private const ushort KeyDown = 108;

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task Keys_reach_the_guest(string version)
    {
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version, Qemu.Grub), "vm1", "dbus,p2p=on", "-device", "virtio-vga", "-cdrom", Qemu.Grub);
        using var host = new RecordingHost();
        await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, Qemu.Grub), "grub's menu");
        var input = host[0].Options!.Input!;

        // An extended key first: the bar moves, and grub counts no more.
        var before = host[0].Snapshot()!.Value.Pixels;
        Press(input, KeyDown);
        await RealQemu.ShowsAsync(host[0], source, picture => !picture.Pixels.AsSpan(0, before.Length).SequenceEqual(before), "a moved bar");
        Press(input, KeyC);
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.Lit(picture.Pixels) is > 100 and < 9000, "grub's command line");
        await RealQemu.EqualsScreendumpAsync(qemu, host[0]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task A_mouse_is_relative_until_the_guest_opens_a_tablet(string version)
    {
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version), "vm1", "dbus,p2p=on", "-device", "virtio-vga", "-device", "qemu-xhci", "-device", "usb-tablet");
        using var host = new RecordingHost();
        await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
        await RealQemu.ShowsAsync(host[0], source, _ => true);
        var input = host[0].Options!.Input!;
        var absolute = input.PointerMode == PointerMode.Absolute;

        // Everything at once, also what makes no sense: QEMU must neither refuse loudly nor die of it.
        input.PointerTo(new Point(100000, -5));
        input.PointerBy(int.MaxValue, int.MinValue);
        input.Button(0x110, true);
        input.Button(0x2ff, true);
        input.Key(65000, true);
        input.Wheel(int.MinValue, int.MaxValue);
        input.Touch(3, TouchPhase.Down, double.NaN, 1e300);
        input.Reset();
        host[0].Options!.Display!.RequestSize(new Size(1024, 768), new Size(300, 200));
        Assert.Equal("running", qemu.Execute("query-status")!["status"]!.ToString());
        Assert.Equal(absolute, input.PointerMode == PointerMode.Absolute);
        Assert.False(source.Run.IsCompleted);
    }

    private static void Press(IInputSink input, ushort code)
    {
        input.Key(code, true);
        input.Key(code, false);
    }
}
