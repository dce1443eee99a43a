using System.Diagnostics;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Viewers come and go, stop and die; the VM does not notice.</summary>
public sealed class ConnectionTests : LiveTest
{
    // The VM must answer within 100 ms; tests run on busy machines.
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(1000);

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task A_viewer_attaches_again_and_QMP_is_free_and_prompt(string version)
    {
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version, Qemu.Memtest), "vm1", "dbus,p2p=on", "-device", "virtio-vga", "-cdrom", Qemu.Memtest);
        for (var round = 0; round < 3; round++)
        {
            using var host = new RecordingHost();
            await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
            await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, Qemu.Memtest), "memtest");
            using (var other = new QmpClient(UnixSocket.Connect(qemu.Socket)))
            {
                other.Open();
            }

            await RealQemu.EqualsScreendumpAsync(qemu, host[0]);
            await source.EndAsync();
            Assert.True(host[0].Disposed);
            Answers(qemu, $"after viewer {round}");
        }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task A_viewer_that_dies_in_any_step_leaves_the_VM_alone(string version)
    {
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version, Qemu.Memtest), "vm1", "dbus,p2p=on", "-device", "virtio-vga", "-cdrom", Qemu.Memtest);
        using var host = new RecordingHost();
        using (var vm = await new QmpConnector(qemu.Socket).ConnectAsync(host, "dying", CancellationToken.None))
        {
            var description = await vm.DescribeAsync(CancellationToken.None);
            Assert.Equal("vm1", description.Name);

            // The worst moment: QEMU has its end of the listener and waits for the authentication that will not come.
            var (ours, theirs) = UnixSocket.Pair();
            using (ours)
            using (var given = theirs.Detach())
            {
                var register = new DBusMember(description.Consoles[0].Path, Names.Console, "RegisterListener", "h");
                await vm.Connection.CallAsync(null, register, 0u, static (writer, index) => writer.WriteUInt32(index), TimeSpan.FromSeconds(5), CancellationToken.None, given);
            }
        }

        Answers(qemu, "after a viewer that died during its handshake");
        await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, Qemu.Memtest), "memtest");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task A_stopped_process_ends_the_connection_and_a_paused_guest_does_not(string version)
    {
        var time = new FakeTimeProvider();
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version), "vm1", "dbus,p2p=on", "-device", "virtio-vga");
        using var host = new RecordingHost(time);
        qemu.Execute("stop");
        using (var vm = await new QmpConnector(qemu.Socket).ConnectAsync(host, "paused", CancellationToken.None))
        {
            await vm.Connection.CallAsync(null, Members.Ping, 0, static (_, _) => { }, TimeSpan.FromSeconds(5), CancellationToken.None);
        }

        await using (var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}")))
        {
            await RealQemu.ShowsAsync(host[0], source, _ => true);
            await qemu.SignalAsync("STOP");
            await host[0].UntilAsync(
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    return source.Run.IsCompleted;
                },
                "the end of the connection");
            var reason = await Assert.ThrowsAsync<SourceException>(() => source.Run);
            Assert.Contains("is its process paused?", reason.Message, StringComparison.Ordinal);
        }

        await using (var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}")))
        {
            await host[0].UntilAsync(
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    return source.Run.IsCompleted;
                },
                "the end of the attempt");
            Assert.Contains("does not answer", (await Assert.ThrowsAsync<SourceException>(() => source.Run)).Message, StringComparison.Ordinal);
        }

        await qemu.SignalAsync("CONT");
        qemu.Execute("cont");
        var attached = host[0].Attached;
        await using (var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}")))
        {
            await RealQemu.ShowsAsync(host[0], source, _ => host[0].Attached > attached);
        }
    }

    [Fact]
    public async Task A_socket_without_QEMU_is_named()
    {
        using var host = new RecordingHost();
        await using var source = new RunningSource(host, ("address", "qmp:/nowhere/vm1.qmp"));
        var reason = await Assert.ThrowsAsync<SourceException>(() => source.Run);
        Assert.Contains("no QEMU listens at /nowhere/vm1.qmp", reason.Message, StringComparison.Ordinal);
    }

    private static void Answers(Qemu qemu, string when)
    {
        var start = Stopwatch.GetTimestamp();
        qemu.Execute("query-status");
        var took = Stopwatch.GetElapsedTime(start);
        TestContext.Current.SendDiagnosticMessage($"QMP answered in {took.TotalMilliseconds:0.0} ms {when}");
        Assert.InRange(took, TimeSpan.Zero, Prompt);
    }
}
