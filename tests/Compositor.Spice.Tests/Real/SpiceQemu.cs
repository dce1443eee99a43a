using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>A real QEMU with a SPICE display; its screendump says what the client should show.</summary>
internal sealed class SpiceQemu : IAsyncDisposable
{
    public const string Password = "secret";

    private readonly Workspace _workspace;
    private readonly Qemu _qemu;
    private readonly TlsFiles? _tls;

    private SpiceQemu(Workspace workspace, Qemu qemu, string address, TlsFiles? tls) => (_workspace, _qemu, Address, _tls) = (workspace, qemu, address, tls);

    /// <summary>As a configuration has it.</summary>
    public string Address { get; }

    /// <summary>The authority and the subject to expect, where it speaks TLS.</summary>
    public TlsFiles? Tls => _tls;

    public int Pid => _qemu.Pid;

    /// <summary>On a unix socket; no password.</summary>
    public static Task<SpiceQemu> StartUnixAsync(Guest guest, params string[] options)
    {
        Require(guest);
        var workspace = new Workspace();
        return StartAsync(workspace, guest, $"spice+unix://{workspace["spice"]}", null, ["unix=on", $"addr={workspace["spice"]}", "disable-ticketing=on", .. options]);
    }

    /// <summary>On a free port of 127.0.0.1; the password is <see cref="Password"/>.</summary>
    public static Task<SpiceQemu> StartTcpAsync(Guest guest, params string[] options)
    {
        Require(guest);
        var port = FreePort.Choose();
        return StartAsync(new Workspace(), guest, $"spice://127.0.0.1:{port}", null, [$"port={port}", "addr=127.0.0.1", "password-secret=ticket", .. options]);
    }

    /// <summary>On a free port of 127.0.0.1, by TLS alone; the password is <see cref="Password"/>.</summary>
    /// <param name="guest">What it runs.</param>
    /// <param name="tls">Its certificate, which it then owns; null for a new one.</param>
    public static Task<SpiceQemu> StartTlsAsync(Guest guest, TlsFiles? tls = null)
    {
        Require(guest);
        var port = FreePort.Choose();
        tls ??= new TlsFiles();
        return StartAsync(
            new Workspace(), guest, $"spice+tls://127.0.0.1:{port}", tls, [$"tls-port={port}", "addr=127.0.0.1", $"x509-dir={tls.Folder}", "password-secret=ticket"]);
    }

    /// <summary>Waits until the guest has drawn something and keeps it.</summary>
    public Task WaitForStillPictureAsync(Func<PixelGrid, bool> wanted, double seconds = 60) => _qemu.WaitForStillPictureAsync(wanted, seconds);

    /// <summary>What the guest's card shows now.</summary>
    public Task<PixelGrid> PictureAsync() => _qemu.ScreendumpAsync();

    /// <summary>Stands the guest still while something is looked at.</summary>
    public Task<T> FrozenAsync<T>(Func<Task<T>> look) => _qemu.FrozenAsync(look);

    /// <summary>One QMP command.</summary>
    public Task<JsonElement> ExecuteAsync(string command, object? arguments = null) => _qemu.ExecuteAsync(command, arguments);

    /// <summary>Presses the machine's button: firmware, then the guest anew; the server stays.</summary>
    public Task ResetAsync() => ExecuteAsync("system_reset");

    public Task KillAsync() => _qemu.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _qemu.DisposeAsync();
        _tls?.Dispose();
        _workspace.Dispose();
    }

    private static void Require(Guest guest)
    {
        _ = QemuBinary.Require("system", guest);
        Assert.SkipUnless(
            Directory.Exists("/usr/lib/x86_64-linux-gnu/qemu") && File.Exists("/usr/lib/x86_64-linux-gnu/qemu/ui-spice-core.so"),
            "this QEMU has no SPICE; on Debian 13: apt install qemu-system-modules-spice");
    }

    private static async Task<SpiceQemu> StartAsync(Workspace workspace, Guest guest, string address, TlsFiles? tls, string[] options)
    {
        try
        {
            string[] display = ["-display", "none", "-object", $"secret,id=ticket,data={Password}", "-spice", string.Join(',', options)];
            return new SpiceQemu(workspace, await Qemu.StartAsync(workspace, "spice", QemuBinary.System, guest, display), address, tls);
        }
        catch
        {
            tls?.Dispose();
            workspace.Dispose();
            throw;
        }
    }
}
