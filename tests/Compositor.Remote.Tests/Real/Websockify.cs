using System.Diagnostics;
using System.Net.Sockets;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>websockify, which hands websockets on to a VNC server.</summary>
internal sealed class Websockify : IAsyncDisposable
{
    private readonly Process _process;

    private Websockify(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts it; skips, saying why, where it is missing.</summary>
    /// <param name="target">The VNC server's port on 127.0.0.1.</param>
    /// <param name="options">"--cert=FILE", "--ssl-only" ...</param>
    public static async Task<Websockify> StartAsync(int target, params string[] options)
    {
        Assert.SkipUnless(Tool.IsInstalled("websockify"), "websockify is not installed; on Debian: apt install websockify");
        var port = FreePort.Choose();
        var process = Process.Start(new ProcessStartInfo("websockify", [.. options, $"127.0.0.1:{port}", $"127.0.0.1:{target}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, e) => Console.WriteLine($"[websockify] {e.Data}");
        process.ErrorDataReceived += (_, e) => Console.WriteLine($"[websockify] {e.Data}");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.TrueAsync("websockify listens", async () =>
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync("127.0.0.1", port);
            return true;
        });
        return new Websockify(process, port);
    }

    public async ValueTask DisposeAsync() => await XDesktop.EndAsync(_process);
}
