using System.Diagnostics;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>A source that starts its QEMU itself.</summary>
public sealed class LaunchTests : LiveTest
{
    private const string HeldFile = "COMPOSITOR_TEST_HELD";

    [Theory]
    [InlineData("7")]
    [InlineData("10")]
    public async Task A_started_QEMU_is_shown_and_ends_with_its_source(string version)
    {
        var binary = RealQemu.Need(version, Qemu.Memtest);
        using var host = new RecordingHost();
        int pid;
        await using (var source = Launch(host, binary, "-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga", "-cdrom", Qemu.Memtest))
        {
            await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, Qemu.Memtest), "memtest");
            pid = Assert.Single(ChildrenNamedQemu());
            var line = File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
            var session = File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[3];
            Assert.Equal($"{pid}", session);
            Assert.Contains("-name guest=test -display dbus,p2p=yes -qmp unix:", line, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.Empty(ChildrenNamedQemu());
    }

    [Fact]
    public async Task A_QEMU_that_was_killed_is_started_again_by_the_next_run()
    {
        var binary = RealQemu.Need("7");
        using var host = new RecordingHost();
        var source = RunningSource.Create(Settings(binary, "-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga"));
        var first = new RunningSource(host, source);
        await RealQemu.ShowsAsync(host[0], first, _ => true);
        var pid = Assert.Single(ChildrenNamedQemu());
        Process.GetProcessById(pid).Kill();
        Assert.Contains("status", (await Assert.ThrowsAsync<SourceException>(() => first.Run)).Message, StringComparison.Ordinal);
        var attached = host[0].Attached;
        await using var second = new RunningSource(host, source);
        await RealQemu.ShowsAsync(host[0], second, _ => host[0].Attached > attached);
        Assert.NotEqual(pid, Assert.Single(ChildrenNamedQemu()));
    }

    [Fact]
    public async Task A_stopped_QEMU_is_ended_all_the_same()
    {
        var binary = RealQemu.Need("7");
        using var host = new RecordingHost();
        int pid;
        await using (var source = Launch(host, binary, "-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga"))
        {
            await RealQemu.ShowsAsync(host[0], source, _ => true);
            pid = Assert.Single(ChildrenNamedQemu());
            using var stop = Process.Start("/bin/kill", ["-STOP", $"{pid}"]);
            await stop.WaitForExitAsync();
        }

        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    [Fact]
    public async Task A_QEMU_does_not_outlive_a_killed_shell()
    {
        RealQemu.Need("7");
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-noColor", "-explicit", "only", "-method", $"*{nameof(LaunchTests)}.{nameof(Hold_a_started_QEMU)}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[HeldFile] = file;
        using var shell = Process.Start(start)!;
        shell.OutputDataReceived += (_, _) => { };
        shell.BeginOutputReadLine();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (new FileInfo(file).Length == 0)
        {
            Assert.False(shell.HasExited);
            await timer.WaitForNextTickAsync(late.Token);
        }

        var pid = File.ReadAllText(file).Trim();
        Assert.True(Directory.Exists($"/proc/{pid}"));
        shell.Kill();
        while (Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(late.Token);
        }

        File.Delete(file);
    }

    /// <summary>The shell that is killed: run by the test above, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Hold_a_started_QEMU()
    {
        using var host = new RecordingHost();
        await using var source = Launch(host, RealQemu.Need("7"), "-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga");
        await RealQemu.ShowsAsync(host[0], source, _ => true);
        await File.WriteAllTextAsync(Environment.GetEnvironmentVariable(HeldFile)!, $"{Assert.Single(ChildrenNamedQemu())}\n");
        await new TaskCompletionSource().Task;
    }

    [Fact]
    public async Task A_kept_QEMU_is_found_again()
    {
        var binary = RealQemu.Need("7");
        var directory = Directory.CreateTempSubdirectory("runtime-");
        var before = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", directory.FullName);
        try
        {
            (string, object)[] settings = [.. Settings(binary, "-accel", "tcg", "-m", "64", "-nodefaults", "-device", "virtio-vga"), ("keep", true)];
            for (var i = 0; i < 2; i++)
            {
                using var host = new RecordingHost();
                await using var source = new RunningSource(host, settings);
                await RealQemu.ShowsAsync(host[0], source, _ => true);
            }

            Assert.Single(ChildrenNamedQemu());
        }
        finally
        {
            foreach (var kept in ChildrenNamedQemu())
            {
                using var process = Process.GetProcessById(kept);
                process.Kill();
                await process.WaitForExitAsync();
            }

            Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", before);
            directory.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("qemu: module ui-ui-dbus not found, do you want to install qemu-system-modules-opengl package?")]
    [InlineData("qemu-system-x86_64: -display dbus,p2p=yes: Parameter 'type' does not accept value 'dbus'")]
    public async Task A_QEMU_without_the_display_module_is_named_with_the_package(string message)
    {
        var script = Path.GetTempFileName();
        File.WriteAllText(script, $"#!/bin/sh\necho \"{message}\" >&2\nexit 1\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var reason = await FailureAsync(Settings(script));
        Assert.Contains("apt install qemu-system-modules-opengl", reason, StringComparison.Ordinal);
        Assert.Contains(message, reason, StringComparison.Ordinal);
        File.Delete(script);
    }

    [Fact]
    public async Task Last_words_are_in_the_reason()
    {
        var binary = RealQemu.Need("7");
        Assert.Contains("no-such-device", await FailureAsync(Settings(binary, "-accel", "tcg", "-device", "no-such-device")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_QEMU_is_named_with_its_package()
    {
        Assert.Contains("apt install qemu-system-x86", await FailureAsync(Settings("qemu-system-nowhere")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-display")]
    [InlineData("--display")]
    [InlineData("-nographic")]
    [InlineData("-daemonize")]
    public void Options_that_take_the_display_away_are_refused(string option)
    {
        Assert.Equal("launch", Assert.Throws<SettingException>(() => RunningSource.Create(Settings("qemu", option))).Key);
    }

    [Fact]
    public void Exactly_one_way_to_the_VM_is_needed()
    {
        Assert.Throws<SettingException>(() => RunningSource.Create());
        Assert.Throws<SettingException>(() => RunningSource.Create(("address", "qmp:/x"), ("launch", new List<string>())));
        Assert.Equal("vm", Assert.Throws<SettingException>(() => RunningSource.Create(("address", "qmp:/x"), ("vm", "a"))).Key);
        Assert.Equal("keep", Assert.Throws<SettingException>(() => RunningSource.Create(("address", "qmp:/x"), ("keep", true))).Key);
        Assert.Equal("address", Assert.Throws<SettingException>(() => RunningSource.Create(("address", "tcp:1.2.3.4"))).Key);
        Assert.Equal("address", Assert.Throws<SettingException>(() => RunningSource.Create(("address", "dbus:tcp:host=a"))).Key);
    }

    private static (string, object)[] Settings(string binary, params string[] arguments) => [("qemu", binary), ("launch", (IReadOnlyList<string>)arguments)];

    private static RunningSource Launch(ISurfaceHost host, string binary, params string[] arguments) => new(host, Settings(binary, arguments));

    private static async Task<string> FailureAsync((string, object)[] settings)
    {
        using var host = new RecordingHost();
        await using var source = new RunningSource(host, settings);
        return (await Assert.ThrowsAsync<SourceException>(() => source.Run)).Message;
    }

    // Children of this process only; a wrapper has become QEMU by exec. Threads and children may end while they are looked at.
    private static List<int> ChildrenNamedQemu() =>
    [
        .. Directory.EnumerateDirectories($"/proc/{Environment.ProcessId}/task")
            .SelectMany(task => Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse)
            .Where(pid => Read($"/proc/{pid}/comm").StartsWith("qemu", StringComparison.Ordinal)),
    ];

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
