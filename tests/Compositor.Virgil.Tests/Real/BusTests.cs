using System.Diagnostics;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Two real VMs on a private message bus.</summary>
public sealed class BusTests : LiveTest
{
    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task Each_VM_of_a_bus_is_reached_by_name_or_UUID(string version)
    {
        var binary = RealQemu.Need(version, Qemu.Memtest, Qemu.Grub);
        Assert.SkipUnless(File.Exists("/usr/bin/dbus-daemon"), "dbus-daemon is not installed");
        const string Uuid = "c0ffee00-0000-4000-8000-000000000002";
        using var bus = await PrivateBus.StartAsync();
        using var first = await Qemu.StartAsync(binary, "alpha", $"dbus,addr=unix:path={bus.Path}", "-device", "virtio-vga", "-cdrom", Qemu.Memtest);
        using var second = await Qemu.StartAsync(binary, "beta", $"dbus,addr=unix:path={bus.Path}", "-uuid", Uuid, "-device", "virtio-vga", "-cdrom", Qemu.Grub);
        using var hosts = new RecordingHost();
        using var other = new RecordingHost();
        await using (var alpha = new RunningSource(hosts, ("address", $"dbus:unix:path={bus.Path}"), ("vm", "alpha")))
        await using (var beta = new RunningSource(other, ("address", $"dbus:unix:path={bus.Path},guid=00"), ("vm", Uuid.ToUpperInvariant())))
        {
            await RealQemu.ShowsAsync(hosts[0], alpha, picture => RealQemu.HasBooted(picture, Qemu.Memtest), "memtest");
            await RealQemu.ShowsAsync(other[0], beta, picture => RealQemu.HasBooted(picture, Qemu.Grub), "grub");
            await RealQemu.EqualsScreendumpAsync(first, hosts[0]);
            await RealQemu.EqualsScreendumpAsync(second, other[0]);

            first.Process.Kill();
            await Assert.ThrowsAnyAsync<SourceException>(() => alpha.Run);
            Assert.False(beta.Run.IsCompleted);
        }
    }

    [Fact]
    public async Task A_missing_or_ambiguous_VM_is_explained()
    {
        var binary = RealQemu.Need("7");
        Assert.SkipUnless(File.Exists("/usr/bin/dbus-daemon"), "dbus-daemon is not installed");
        using var bus = await PrivateBus.StartAsync();
        Assert.Contains("no VM is on the bus", await FailureAsync(bus, null), StringComparison.Ordinal);
        using var first = await Qemu.StartAsync(binary, "alpha", $"dbus,addr=unix:path={bus.Path}");
        Assert.Contains("no display device", await FailureAsync(bus, null), StringComparison.Ordinal);
        using var second = await Qemu.StartAsync(binary, "beta", $"dbus,addr=unix:path={bus.Path}");
        Assert.Contains("choose one", await FailureAsync(bus, null), StringComparison.Ordinal);
        var missing = await FailureAsync(bus, "gamma");
        Assert.Contains("\"alpha\"", missing, StringComparison.Ordinal);
        Assert.Contains("\"beta\"", missing, StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(PrivateBus bus, string? vm)
    {
        using var host = new RecordingHost();
        (string, object)[] settings = [("address", $"dbus:unix:path={bus.Path}")];
        await using var source = new RunningSource(host, vm is null ? settings : [.. settings, ("vm", vm)]);
        return (await Assert.ThrowsAsync<SourceException>(() => source.Run)).Message;
    }

    private sealed class PrivateBus : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bus-");
        private readonly Process _daemon;

        private PrivateBus()
        {
            File.WriteAllText(
                $"{_directory.FullName}/conf",
                $"<busconfig><type>custom</type><listen>unix:path={Path}</listen><auth>EXTERNAL</auth>"
                + "<policy context='default'><allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>");
            var start = new ProcessStartInfo("/usr/bin/dbus-daemon") { RedirectStandardOutput = true };
            start.ArgumentList.Add($"--config-file={_directory.FullName}/conf");
            start.ArgumentList.Add("--nofork");
            start.ArgumentList.Add("--print-address");
            _daemon = Process.Start(start)!;
        }

        public string Path => $"{_directory.FullName}/bus";

        public static async Task<PrivateBus> StartAsync()
        {
            var bus = new PrivateBus();
            Assert.NotNull(await bus._daemon.StandardOutput.ReadLineAsync());
            return bus;
        }

        public void Dispose()
        {
            _daemon.Kill();
            _daemon.WaitForExit();
            _daemon.Dispose();
            _directory.Delete(recursive: true);
        }
    }
}
