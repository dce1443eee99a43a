using System.Diagnostics;
using System.Text.Json;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A real QEMU with a D-Bus display, or another that is asked for, and a QMP socket of the test's own beside the compositor's.</summary>
internal sealed class Qemu : IAsyncDisposable
{
    private const int BlinkingPixels = 9 * 16;

    private readonly Workspace _workspace;
    private readonly string _name;
    private readonly string _binary;
    private readonly Guest _guest;
    private readonly string[] _display;
    private Process _process;
    private LineSocket? _qmp;

    private Qemu(Workspace workspace, string name, string binary, Guest guest, string[] display)
    {
        (_workspace, _name, _binary, _guest, _display) = (workspace, name, binary, guest, display.Length > 0 ? display : ["-display", "dbus,p2p=on"]);
        _process = Launch();
    }

    /// <summary>The compositor's way in.</summary>
    public string Address => $"qmp:{_workspace[_name + ".qmp"]}";

    public int Pid => _process.Id;

    /// <param name="workspace">Where its sockets lie.</param>
    /// <param name="name">Of the machine, and of its sockets.</param>
    /// <param name="binary">Of <see cref="QemuBinary"/>.</param>
    /// <param name="guest">What it runs.</param>
    /// <param name="display">Options instead of a D-Bus display.</param>
    public static async Task<Qemu> StartAsync(Workspace workspace, string name, string binary, Guest guest, params string[] display)
    {
        var qemu = new Qemu(workspace, name, binary, guest, display);
        try
        {
            await qemu.ConnectAsync();
            return qemu;
        }
        catch
        {
            await qemu.DisposeAsync();
            throw;
        }
    }

    public void Signal(int signal) => Signals.Send(Pid, signal);

    /// <summary>Kills the machine and starts it again on the same sockets.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        _process.Dispose();
        _process = Launch();
        await ConnectAsync();
    }

    public async Task KillAsync()
    {
        _qmp?.Dispose();
        _qmp = null;
        Signal(Signals.Kill);
        await _process.WaitForExitAsync();
    }

    /// <summary>One QMP command.</summary>
    public async Task<JsonElement> ExecuteAsync(string command, object? arguments = null, double seconds = 10)
    {
        var qmp = _qmp ?? throw new InvalidOperationException("the machine is not running");
        await qmp.SendAsync(JsonSerializer.Serialize(new Dictionary<string, object> { ["execute"] = command, ["arguments"] = arguments ?? new object() }));
        while (true)
        {
            var answer = await qmp.ReceiveAsync(TimeSpan.FromSeconds(seconds));
            if (answer.TryGetProperty("return", out var result))
            {
                return result;
            }

            if (answer.TryGetProperty("error", out var error))
            {
                throw new InvalidOperationException(error.ToString());
            }
        }
    }

    /// <summary>Waits until the machine tells that something has happened: "RESET", "POWERDOWN".</summary>
    public async Task WaitForEventAsync(string name, double seconds = 10)
    {
        var qmp = _qmp ?? throw new InvalidOperationException("the machine is not running");
        while (!((await qmp.ReceiveAsync(TimeSpan.FromSeconds(seconds))).TryGetProperty("event", out var happened) && happened.GetString() == name))
        {
            // Others are passed over.
        }
    }

    /// <summary>How long QEMU's main loop takes to answer.</summary>
    public async Task<TimeSpan> PingAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        await ExecuteAsync("query-status");
        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>QEMU's own picture of the first head.</summary>
    public async Task<PixelGrid> ScreendumpAsync()
    {
        var file = _workspace[_name + ".ppm"];
        await ExecuteAsync("screendump", new { filename = file });
        return PixelGrid.FromPpm(file);
    }

    /// <summary>Stands the machine still, so that its picture can be compared: text cursors blink by the guest's clock.</summary>
    public async Task<T> FrozenAsync<T>(Func<Task<T>> look)
    {
        await ExecuteAsync("stop");
        try
        {
            return await look();
        }
        finally
        {
            await ExecuteAsync("cont");
        }
    }

    /// <summary>Waits until the guest has drawn and then kept its picture for a second, blinking cursor aside.</summary>
    public async Task WaitForStillPictureAsync(Func<PixelGrid, bool> wanted, double seconds = 60)
    {
        PixelGrid? last = null;
        var same = 0;
        await Eventually.TrueAsync($"a still picture of {_name}", async () =>
        {
            var picture = await ScreendumpAsync();
            same = last is not null && picture.DifferencesTo(last) <= BlinkingPixels ? same + 1 : 0;
            last = picture;
            return same >= 10 && wanted(picture);
        }, seconds);
    }

    public async ValueTask DisposeAsync()
    {
        _qmp?.Dispose();
        if (!_process.HasExited)
        {
            Signal(Signals.Kill);
            Signal(Signals.Continue);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private Process Launch()
    {
        File.Delete(_workspace[_name + ".qmp"]);
        File.Delete(_workspace[_name + ".test"]);
        var start = new ProcessStartInfo(_binary) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "-name", _name, "-M", "pc", "-accel", "tcg", "-nodefaults", .. _display,
            "-qmp", $"unix:{_workspace[_name + ".qmp"]},server=on,wait=off",
            "-qmp", $"unix:{_workspace[_name + ".test"]},server=on,wait=off",
            .. _guest.Arguments,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"[{_name}] {line}");
        }
    }

    private async Task ConnectAsync()
    {
        _qmp = await Eventually.GetAsync($"QMP of {_name}", async () => _process.HasExited
            ? throw new InvalidOperationException($"{_name} ended ({_process.ExitCode}) at once")
            : (LineSocket?)await LineSocket.ConnectAsync(_workspace[_name + ".test"]));
        await _qmp.ReceiveAsync(TimeSpan.FromSeconds(10));
        await ExecuteAsync("qmp_capabilities");
    }
}
