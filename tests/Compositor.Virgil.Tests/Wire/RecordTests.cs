using System.Text.Json.Nodes;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Makes the recordings that the fuzz tests mutate: run explicitly, with the environment variable RECORDINGS naming the folder.</summary>
public sealed class RecordTests
{
    private const int LargestMessage = 24 << 10;
    private const int MostMessages = 40;

    [Theory(Explicit = true)]
    [InlineData("7", Qemu.Memtest)]
    [InlineData("7", Qemu.Grub)]
    [InlineData("10", Qemu.Memtest)]
    [InlineData("10", Qemu.Grub)]
    public async Task Record(string version, string iso)
    {
        var folder = Environment.GetEnvironmentVariable("RECORDINGS") ?? throw new InvalidOperationException("RECORDINGS is not set");
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version, iso), "vm1", "dbus,p2p=on", "-device", "virtio-vga", "-cdrom", iso);
        using var host = new RecordingHost();
        var (qemuEnd, tapQemu) = UnixSocket.Pair();
        var (ours, tapViewer) = UnixSocket.Pair();
        using var tap = new RecordingTap(tapQemu, tapViewer);
        using var connection = new DBusConnection(ours, "control", TimeProvider.System);
        connection.Start();
        using (var qmp = new QmpClient(UnixSocket.Connect(qemu.Socket)))
        using (var given = qemuEnd.Detach())
        {
            qmp.Open();
            qmp.Execute("getfd", new JsonObject { ["fdname"] = "a" }, given);
            qmp.Execute("add_client", new JsonObject { ["protocol"] = "@dbus-display", ["fdname"] = "a" });
        }

        await connection.WaitReadyAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        var vm = new VmConnection(connection, null, new ConsoleStates(null));
        var console = (await vm.DescribeAsync(CancellationToken.None)).Consoles[0];
        var (listenerQemu, listenerTap) = UnixSocket.Pair();
        var (listenerOurs, listenerViewer) = UnixSocket.Pair();
        using var second = new RecordingTap(listenerTap, listenerViewer);
        var surface = host[0];
        using var screen = new Screen(host, surface, default);
        using var listener = new ConsoleListener(listenerOurs, "listener", screen, surface, new GuestCursor());
        listener.Start();
        using (var given = listenerQemu.Detach())
        {
            var register = new DBusMember(console.Path, Names.Console, "RegisterListener", "h");
            await connection.CallAsync(null, register, 0u, static (writer, index) => writer.WriteUInt32(index), TimeSpan.FromSeconds(5), CancellationToken.None, given);
        }

        await surface.UntilAsync(() => surface.Snapshot() is { } picture && RealQemu.HasBooted(picture, iso), "the guest", 60);
        var guest = iso == Qemu.Grub ? "grub" : "memtest";
        Trim(tap.Conversation).Save(Path.Combine(folder, $"control-{version}-{guest}.bin"));
        Trim(second.Conversation).Save(Path.Combine(folder, $"listener-{version}-{guest}.bin"));
    }

    private static Conversation Trim(Conversation all)
    {
        var trimmed = new Conversation();
        trimmed.Messages.AddRange(all.Messages.ToList().Where(message => message.Message.Length <= LargestMessage).Take(MostMessages));
        return trimmed;
    }
}
