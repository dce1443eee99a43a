using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Lab.Tests.Machine;

/// <summary>
/// A running lab: a Debian 13 with two monitors, input devices, udmabuf and a GL that imports dma-bufs, in a QEMU without acceleration.
/// It is driven and judged from outside. Its console, its log and all pictures are left in artifacts/lab.
/// </summary>
public sealed class LabMachine : IAsyncLifetime
{
    private const int BootSeconds = 150;

    private readonly string _sockets = Directory.CreateTempSubdirectory("compositor-lab-").FullName;
    private LabProcess? _process;
    private GuestCommands? _commands;
    private Qmp? _qmp;

    /// <summary>From QEMU's start to the first command's end.</summary>
    public TimeSpan BootTime { get; private set; }

    /// <summary>The published compositor, as a path in the lab.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>Keyboard, tablet and mouse.</summary>
    internal InputDevices Input { get; private set; } = null!;

    /// <summary>Their plugs: 1280x800 and 1024x768 at the start.</summary>
    internal MonitorPlug Monitors { get; private set; } = null!;

    /// <summary>The outer QEMU's monitor.</summary>
    internal Qmp Qmp => _qmp ?? throw new InvalidOperationException("the lab does not run");

    /// <summary>Boots it.</summary>
    public async ValueTask InitializeAsync()
    {
        var image = await LabFolders.FindAsync(LabFolders.ImageVariable, "image.sh");
        var payload = await LabFolders.FindAsync(LabFolders.PayloadVariable, "payload.sh");
        Payload = $"/host/{Path.GetFileName(payload)}";
        var began = TimeProvider.System.GetTimestamp();
        _process = await LabProcess.StartAsync(
            LabFolders.Script("qemu.sh"),
            [image, _sockets, Path.GetDirectoryName(payload)!],
            new Dictionary<string, string> { ["LAB_CONSOLE"] = Path.Combine(LabFolders.Artifacts, "console.log") },
            Path.Combine(LabFolders.Artifacts, "qemu.log"));
        _commands = await ConnectAsync("commands.sock", GuestCommands.ConnectAsync);
        _qmp = await ConnectAsync("qmp.sock", Qmp.ConnectAsync);
        Input = new InputDevices(_qmp);
        Monitors = new MonitorPlug(_sockets);
        await Monitors.PlugAsync(1, 1024, 768);

        // Answered when the lab is up.
        var up = _commands.RunAsync("true", 10, BootSeconds);
        if (await Task.WhenAny(up, _process.Exited) != up)
        {
            throw new InvalidOperationException("the lab's QEMU has ended; artifacts/lab/qemu.log may say why");
        }

        await up;
        BootTime = TimeProvider.System.GetElapsedTime(began);
        Console.WriteLine($"[lab] up after {BootTime.TotalSeconds:0.0} s");
    }

    /// <summary>Runs a command in the lab, whatever comes of it.</summary>
    /// <param name="script">For bash.</param>
    /// <param name="seconds">It is ended after this time.</param>
    internal Task<GuestResult> RunAsync(string script, int seconds = 60) =>
        (_commands ?? throw new InvalidOperationException("the lab does not run")).RunAsync(script, seconds, 30);

    /// <summary>Runs a command in the lab that must succeed.</summary>
    /// <returns>What it wrote.</returns>
    internal async Task<string> SucceedAsync(string script, int seconds = 60)
    {
        var result = await RunAsync(script, seconds);
        return result.ExitCode == 0
            ? result.Text
            : throw new InvalidOperationException($"in the lab, this ended with {result.ExitCode}: {script}\n{result.Text}");
    }

    /// <summary>A file of the lab's.</summary>
    internal async Task<byte[]> ReadFileAsync(string path)
    {
        var result = await RunAsync($"cat '{path}'");
        return result.ExitCode == 0 ? result.Bytes : throw new FileNotFoundException(result.Text);
    }

    /// <summary>Writes a file in the lab.</summary>
    internal Task WriteFileAsync(string path, string text) =>
        SucceedAsync($"base64 -d > '{path}' <<<{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}");

    /// <summary>What a monitor shows.</summary>
    /// <param name="head">0 or 1.</param>
    /// <param name="keep">Name of the PNG in artifacts/lab, without its ending.</param>
    internal async Task<PixelGrid> ScreendumpAsync(int head, string keep)
    {
        var file = Path.Combine(LabFolders.Artifacts, $"{keep}.png");
        await Qmp.ExecuteAsync("screendump", new { filename = file, device = "gpu", head, format = "png" });
        return PixelGrid.FromPng(file);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _commands?.Dispose();
        if (_process is { } process)
        {
            await EndAsync(process);
            process.Dispose();
        }

        _qmp?.Dispose();
        Directory.Delete(_sockets, recursive: true);
    }

    private async Task EndAsync(LabProcess process)
    {
        try
        {
            if (_qmp is { } qmp && !process.Exited.IsCompleted)
            {
                await qmp.ExecuteAsync("quit");
            }

            await process.Exited.WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (Exception e) when (e is IOException or TimeoutException or OperationCanceledException)
        {
            process.Kill();
            await process.Exited;
        }
    }

    private Task<T> ConnectAsync<T>(string name, Func<string, Task<T>> connect)
        where T : class => Eventually.GetAsync(
            $"the lab's {name}",
            async () => _process!.Exited.IsCompleted
                ? throw new InvalidOperationException("the lab's QEMU has ended; artifacts/lab/qemu.log may say why")
                : (T?)await connect(Path.Combine(_sockets, name)));
}
