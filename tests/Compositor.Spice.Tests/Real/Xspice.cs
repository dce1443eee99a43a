using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// A desktop without a machine: Xorg whose display is SPICE (the program Xspice is a script that starts just this). What
/// X itself says is on its screen is what a client should show.
/// </summary>
internal sealed class Xspice : IAsyncDisposable
{
    public const string Password = "secret";

    private readonly Workspace _workspace;
    private readonly Process _server;
    private readonly List<Process> _programs = [];
    private string _display = "";

    private Xspice(Workspace workspace, Process server, int port) => (_workspace, _server, Port) = (workspace, server, port);

    /// <summary>On 127.0.0.1. The driver knows no unix sockets.</summary>
    public int Port { get; }

    public string Address => $"spice://127.0.0.1:{Port}";

    public int Pid => _server.Id;

    private Dictionary<string, string?> Environment => new() { ["DISPLAY"] = _display, ["WAYLAND_DISPLAY"] = null };

    /// <summary>Starts it; skips, saying why, where a program is missing.</summary>
    /// <param name="options">Of spiceqxl.xorg.conf: "SpiceImageCompression" and "lz", "SpiceStreamingVideo" and "all" ...</param>
    public static async Task<Xspice> StartAsync(params (string Name, string Value)[] options)
    {
        const string Driver = "/usr/lib/xorg/modules/drivers/spiceqxl_drv.so";
        Assert.SkipUnless(File.Exists(Driver), "Xspice is not installed; on Debian: apt install xserver-xspice");
        foreach (var (program, package) in ((string, string)[])[("Xorg", "xserver-xorg-core"), ("xterm", "xterm"), ("x11perf", "x11-apps"), ("import", "imagemagick")])
        {
            Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed; on Debian: apt install {package}");
        }

        var workspace = new Workspace();
        var port = FreePort.Choose();
        await File.WriteAllTextAsync(workspace["xorg.conf"], XspiceConfiguration.Of(port, Password, options));
        // The server chooses a free display, writes its number and closes what it wrote it to: stdout itself, where the driver prints, would become
        // a client's socket. The driver does not survive a reset, and reads nothing but its file.
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c", "exec Xorg -displayfd 3 \"$@\" 3>&1", "Xorg",
                "-config", workspace["xorg.conf"], "-logfile", workspace["xorg.log"], "-noreset", "-nolisten", "tcp", "-sharevts", "-novtswitch",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var display = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new Process { StartInfo = start, EnableRaisingEvents = true };
        // The driver writes there, too.
        server.OutputDataReceived += (_, e) => _ = int.TryParse(e.Data, out var number) && display.TrySetResult(number);
        server.Exited += (_, _) => display.TrySetException(new InvalidOperationException("Xorg has ended"));
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        var desktop = new Xspice(workspace, server, port);
        try
        {
            desktop._display = $":{await display.Task.WaitAsync(TimeSpan.FromSeconds(30))}";
            return desktop;
        }
        catch
        {
            await desktop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program that stays: "xterm", "-e", "top".</summary>
    public void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _programs.Add(process);
    }

    /// <summary>Runs a program to its end: "x11perf", "-repeat", "1", "-time", "1", "-rect100".</summary>
    public async Task RunAsync(string program, params string[] arguments)
    {
        var result = await Tool.RunAsync(program, arguments, Environment);
        Assert.True(result.ExitCode == 0, $"{program}: {result.Error}");
    }

    /// <summary>What X says is on its screen; the pointer is not in it.</summary>
    /// <param name="keep">A name under artifacts/spice, where the picture stays for people to look at.</param>
    public async Task<PixelGrid> PictureAsync(string? keep = null)
    {
        var file = keep is null ? _workspace["screen.png"] : Workspace.Keep(keep + ".png", "spice");
        await RunAsync("import", "-window", "root", "-depth", "8", $"PNG24:{file}");
        return PixelGrid.FromPng(file);
    }

    /// <summary>Waits until programs have drawn, and nothing changes for half a second.</summary>
    public async Task<PixelGrid> WaitForStillPictureAsync(Func<PixelGrid, bool> wanted)
    {
        PixelGrid? last = null;
        var same = 0;
        await Eventually.TrueAsync("a still desktop", async () =>
        {
            var picture = await PictureAsync();
            same = last is not null && picture.DifferencesTo(last) == 0 ? same + 1 : 0;
            last = picture;
            return same >= 3 && wanted(picture);
        });
        return last!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _programs.Append(_server))
        {
            Signals.Send(process.Id, Signals.Terminate);
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }

            process.Dispose();
        }

        _workspace.Dispose();
    }
}
