using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Sources;
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

    /// <summary>The way to it, for a session without a source.</summary>
    public ITransportOpener Opener => new TransportOpener(VncAddressParser.Parse(Address), ServerTrust.System, () => throw new InvalidOperationException("no web server"));

    /// <summary>What runs on its screen.</summary>
    public XDesktop Desktop => _desktop!;

    /// <summary>Starts it; skips, saying why, where a program is missing.</summary>
    /// <param name="options">Of Xtigervnc, after those for a server without passwords on loopback: "-SecurityTypes", "VncAuth" ...</param>
    public static Task<TigerVnc> StartAsync(params string[] options)
    {
        Assert.SkipUnless(Tool.IsInstalled("Xtigervnc"), "Xtigervnc is not installed; on Debian: apt install tigervnc-standalone-server");
        return StartAsync("Xtigervnc", options);
    }

    /// <summary>Starts one of 1.13 or later, which has RSA-AES: as tests/debian13.sh prepares it, or the system's where that is new enough.</summary>
    public static async Task<TigerVnc> StartNewAsync(params string[] options)
    {
        var fetched = Path.Combine(Workspace.Checkout, "artifacts/debian13/Xtigervnc");
        if (!File.Exists(fetched))
        {
            var isNew = Tool.IsInstalled("Xtigervnc") && (await Tool.RunAsync("Xtigervnc", ["-help"])).Error.Contains("RSAKey", StringComparison.Ordinal);
            Assert.SkipUnless(isNew, "no TigerVNC with RSA-AES (1.13 or later) here: run tests/debian13.sh");
            fetched = "Xtigervnc";
        }

        return await StartAsync(fetched, options);
    }

    private static async Task<TigerVnc> StartAsync(string server, string[] options)
    {
        foreach (var (program, package) in ((string, string)[])[("xterm", "xterm"), ("x11perf", "x11-apps"), ("import", "imagemagick")])
        {
            Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed; on Debian: apt install {package}");
        }

        var workspace = new Workspace();
        var port = FreePort.Choose();
        var start = new ProcessStartInfo(
            server,
            [
                "-displayfd", "1", "-geometry", "800x600", "-depth", "24", "-rfbport", $"{port}", "-interface", "127.0.0.1", "-localhost",
                "-SecurityTypes", "None", "-AlwaysShared", "-nolisten", "tcp", .. options,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var display = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => _ = int.TryParse(e.Data, out var number) && display.TrySetResult(number);
        process.ErrorDataReceived += (_, e) => Console.WriteLine($"[Xtigervnc] {e.Data}");
        process.Exited += (_, _) => display.TrySetException(new InvalidOperationException("Xtigervnc has ended"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var desktop = new TigerVnc(workspace, process, port);
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
