using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>An X server of its own that x11vnc, and so libvncserver, shows.</summary>
internal sealed class X11Vnc : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly XServer _screen;
    private readonly Process _server;

    private X11Vnc(Workspace workspace, XServer screen, Process server, int port)
    {
        (_workspace, _screen, _server) = (workspace, screen, server);
        Address = $"vnc://127.0.0.1:{port}";
        Desktop = new XDesktop(screen.Display, workspace, "remote");
    }

    public string Address { get; }

    /// <summary>What runs on its screen.</summary>
    public XDesktop Desktop { get; }

    /// <summary>Starts both, and waits for its port; skips, saying why, where a program is missing.</summary>
    /// <param name="options">Of x11vnc.</param>
    public static async Task<X11Vnc> StartAsync(params string[] options)
    {
        Assert.SkipUnless(Tool.IsInstalled("x11vnc"), "x11vnc is not installed; on Debian: apt install x11vnc");
        var workspace = new Workspace();
        var screen = await XServer.StartAsync(800, 600);
        var port = FreePort.Choose();
        var start = new ProcessStartInfo("x11vnc", ["-display", screen.Display, "-rfbport", $"{port}", "-listen", "127.0.0.1", "-forever", "-shared", "-nopw", "-noxrecord", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new Process { StartInfo = start, EnableRaisingEvents = true };
        server.OutputDataReceived += (_, e) => _ = e.Data?.StartsWith("PORT=", StringComparison.Ordinal) == true && listening.TrySetResult();
        server.ErrorDataReceived += (_, e) => Console.WriteLine($"[x11vnc] {e.Data}");
        server.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("x11vnc has ended"));
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        var desktop = new X11Vnc(workspace, screen, server, port);
        try
        {
            await listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
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
        await Desktop.DisposeAsync();
        await XDesktop.EndAsync(_server);
        await _screen.DisposeAsync();
        _workspace.Dispose();
    }
}
