using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Remote.Tests.Real;

/// <summary>A real QEMU with a VNC display; its screendump says what the client should show.</summary>
internal sealed class VncQemu : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly Qemu _qemu;

    private VncQemu(Workspace workspace, Qemu qemu, string address) => (_workspace, _qemu, Address) = (workspace, qemu, address);

    /// <summary>As a configuration has it.</summary>
    public string Address { get; }

    public int Pid => _qemu.Pid;

    /// <summary>On a unix socket; no password.</summary>
    /// <param name="guest">What it runs.</param>
    /// <param name="options">Of -vnc: "lossy=on" ...</param>
    public static Task<VncQemu> StartUnixAsync(Guest guest, params string[] options)
    {
        var workspace = new Workspace();
        return StartAsync(workspace, guest, $"vnc+unix://{workspace["vnc"]}", [], [$"unix:{workspace["vnc"]}", .. options]);
    }

    /// <summary>On a free port of 127.0.0.1.</summary>
    /// <param name="guest">What it runs.</param>
    /// <param name="objects">Before -vnc: "-object", "secret,id=pw,data=..." ...</param>
    /// <param name="options">Of -vnc: "password-secret=pw" ...</param>
    public static Task<VncQemu> StartTcpAsync(Guest guest, string[] objects, params string[] options)
    {
        const int First = 5900;
        var port = FreePort.Choose();
        return StartAsync(new Workspace(), guest, $"vnc://127.0.0.1:{port}", objects, [$"127.0.0.1:{port - First}", .. options]);
    }

    /// <summary>Waits until the guest has drawn something and keeps it.</summary>
    public Task WaitForStillPictureAsync(Func<PixelGrid, bool> wanted, double seconds = 60) => _qemu.WaitForStillPictureAsync(wanted, seconds);

    /// <summary>What the guest's card shows now.</summary>
    public Task<PixelGrid> PictureAsync() => _qemu.ScreendumpAsync();

    /// <summary>Stands the guest still while something is looked at.</summary>
    public Task<T> FrozenAsync<T>(Func<Task<T>> look) => _qemu.FrozenAsync(look);

    /// <summary>One QMP command.</summary>
    public Task<JsonElement> ExecuteAsync(string command, object? arguments = null) => _qemu.ExecuteAsync(command, arguments);

    /// <summary>Waits until the machine tells that something has happened.</summary>
    public Task WaitForEventAsync(string name) => _qemu.WaitForEventAsync(name);

    public Task RestartAsync() => _qemu.RestartAsync();

    public Task KillAsync() => _qemu.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _qemu.DisposeAsync();
        _workspace.Dispose();
    }

    private static async Task<VncQemu> StartAsync(Workspace workspace, Guest guest, string address, string[] objects, string[] options)
    {
        try
        {
            var binary = QemuBinary.Require("system", guest);
            return new VncQemu(workspace, await Qemu.StartAsync(workspace, "vnc", binary, guest, ["-display", "none", .. objects, "-vnc", string.Join(',', options)]), address);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }
}
