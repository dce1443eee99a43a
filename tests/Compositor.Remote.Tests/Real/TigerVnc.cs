using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>A desktop without a machine: an X server whose screen is TigerVNC's. What X itself says is on it is what a client should show.</summary>
internal sealed class TigerVnc : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly Process _server;
    private XDesktop? _desktop;

    private TigerVnc(Workspace workspace, Process server, int port) => (_workspace, _server, Port) = (workspace, server, port);

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    public string Address => $"vnc://127.0.0.1:{Port}";

    public int Pid => _server.Id;

    /// <summary>What runs on its screen.</summary>
    public XDesktop Desktop => _desktop!;

    /// <summary>Starts it; skips, saying why, where a program is missing.</summary>
    /// <param name="options">Of Xtigervnc, after those for a server without passwords on loopback: "-SecurityTypes", "VncAuth" ...</param>
    public static async Task<TigerVnc> StartAsync(params string[] options)
    {
        foreach (var (program, package) in ((string, string)[])[("Xtigervnc", "tigervnc-standalone-server"), ("xterm", "xterm"), ("x11perf", "x11-apps"), ("import", "imagemagick")])
        {
            Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed; on Debian: apt install {package}");
        }

        var workspace = new Workspace();
        var port = FreePort.Choose();
        var start = new ProcessStartInfo(
            "Xtigervnc",
            [
                "-displayfd", "1", "-geometry", "800x600", "-depth", "24", "-rfbport", $"{port}", "-interface", "127.0.0.1", "-localhost",
                "-SecurityTypes", "None", "-AlwaysShared", "-nolisten", "tcp", .. options,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var display = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new Process { StartInfo = start, EnableRaisingEvents = true };
        server.OutputDataReceived += (_, e) => _ = int.TryParse(e.Data, out var number) && display.TrySetResult(number);
        server.ErrorDataReceived += (_, e) => Console.WriteLine($"[Xtigervnc] {e.Data}");
        server.Exited += (_, _) => display.TrySetException(new InvalidOperationException("Xtigervnc has ended"));
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        var desktop = new TigerVnc(workspace, server, port);
        try
        {
            desktop._desktop = new XDesktop($":{await display.Task.WaitAsync(TimeSpan.FromSeconds(30))}", workspace, "remote");
            return desktop;
        }
        catch
        {
            await desktop.DisposeAsync();
            throw;
        }
    }

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
