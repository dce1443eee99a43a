using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>
/// The X server of TightVNC 1.3, of 2009: the one that Tight was made for, with its gradient filter, and without all that came later.
/// </summary>
internal sealed class TightVnc : IAsyncDisposable
{
    private const int FirstDisplay = 500;
    private const int MostTries = 20;

    private readonly Workspace _workspace;
    private readonly Process _server;

    private TightVnc(Workspace workspace, Process server, int port, int display)
    {
        (_workspace, _server) = (workspace, server);
        Address = $"vnc://127.0.0.1:{port}";
        Desktop = new XDesktop($":{display}", workspace, "remote");
    }

    public string Address { get; }

    /// <summary>What runs on its screen.</summary>
    public XDesktop Desktop { get; }

    /// <summary>Starts it; skips, saying why, where a program is missing.</summary>
    public static async Task<TightVnc> StartAsync(params string[] options)
    {
        Assert.SkipUnless(Tool.IsInstalled("Xtightvnc"), "Xtightvnc is not installed; on Debian: apt install tightvncserver");
        Assert.SkipUnless(Directory.Exists("/usr/share/fonts/X11/misc"), "Xtightvnc needs fonts; on Debian: apt install xfonts-base");

        // It cannot choose a display itself; one that is taken ends it.
        for (var display = FirstDisplay; ; display++)
        {
            var port = FreePort.Choose();
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var start = new ProcessStartInfo(
                "Xtightvnc", [$":{display}", "-geometry", "800x600", "-depth", "24", "-rfbport", $"{port}", "-localhost", "-alwaysshared", "-nolisten", "tcp", .. options])
            {
                RedirectStandardError = true,
            };
            var server = new Process { StartInfo = start, EnableRaisingEvents = true };
            var isListening = false;
            server.ErrorDataReceived += (_, e) =>
            {
                Console.WriteLine($"[Xtightvnc] {e.Data}");
                Volatile.Write(ref isListening, isListening || e.Data?.Contains("Listening for VNC connections", StringComparison.Ordinal) == true);
            };
            server.Exited += (_, _) => ended.TrySetResult();
            server.Start();
            server.BeginErrorReadLine();
            var workspace = new Workspace();
            var desktop = new TightVnc(workspace, server, port, display);
            try
            {
                await Eventually.TrueAsync("Xtightvnc's screen", () => Task.FromResult(ended.Task.IsCompleted || (Volatile.Read(ref isListening) && HasScreen(server, display))));
                if (!ended.Task.IsCompleted)
                {
                    return desktop;
                }
            }
            catch (TimeoutException)
            {
                await desktop.DisposeAsync();
                throw;
            }

            await desktop.DisposeAsync();
            Assert.SkipUnless(display < FirstDisplay + MostTries, "Xtightvnc finds no free display");
        }
    }

    // The lock is there before the socket is, and has the number of its process.
    private static bool HasScreen(Process server, int display) =>
        File.Exists($"/tmp/.X11-unix/X{display}") && int.TryParse(File.ReadAllText($"/tmp/.X{display}-lock").Trim(), out var pid) && pid == server.Id;

    public async ValueTask DisposeAsync()
    {
        await Desktop.DisposeAsync();
        await XDesktop.EndAsync(_server);
        _workspace.Dispose();
    }
}
