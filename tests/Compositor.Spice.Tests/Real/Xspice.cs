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
    private XDesktop? _desktop;

    private Xspice(Workspace workspace, Process server, int port) => (_workspace, _server, Port) = (workspace, server, port);

    /// <summary>On 127.0.0.1. The driver knows no unix sockets.</summary>
    public int Port { get; }

    public string Address => $"spice://127.0.0.1:{Port}";

    public int Pid => _server.Id;

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
            desktop._desktop = new XDesktop($":{await display.Task.WaitAsync(TimeSpan.FromSeconds(30))}", workspace, "spice");
            return desktop;
        }
        catch
        {
            await desktop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program that stays: "xterm", "-e", "top".</summary>
    public void Start(string program, params string[] arguments) => _desktop!.Start(program, arguments);

    /// <summary>Runs a program to its end: "x11perf", "-repeat", "1", "-time", "1", "-rect100".</summary>
    public Task RunAsync(string program, params string[] arguments) => _desktop!.RunAsync(program, arguments);

    /// <summary>What X says is on its screen; the pointer is not in it.</summary>
    /// <param name="keep">A name under artifacts/spice, where the picture stays for people to look at.</param>
    public Task<PixelGrid> PictureAsync(string? keep = null) => _desktop!.PictureAsync(keep);

    /// <summary>Waits until programs have drawn, and nothing changes for half a second.</summary>
    public Task<PixelGrid> WaitForStillPictureAsync(Func<PixelGrid, bool> wanted) => _desktop!.WaitForStillPictureAsync(wanted);

    public async ValueTask DisposeAsync()
    {
        if (_desktop is { } desktop)
        {
            await desktop.DisposeAsync();
        }

        await XDesktop.EndAsync(_server);
        _workspace.Dispose();
    }
}
