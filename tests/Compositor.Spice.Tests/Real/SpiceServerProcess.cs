using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// libspice-server, drawing the scenes of tests/spice/Server: the other end of a client under test, and the picture that it should
/// have. Its own process, for it aborts at some mistakes.
/// </summary>
internal sealed class SpiceServerProcess : IAsyncDisposable
{
    private const string Library = "libspice-server.so.1";

    private readonly Workspace _workspace = new();
    private readonly LineProcess _process;

    private SpiceServerProcess(string[] options, bool isUnix) => _process = new LineProcess(
        "spice/Server", "spice-server", [.. isUnix ? ["--unix", _workspace["spice"]] : (string[])[], .. options]);

    /// <summary>The unix socket; empty for TCP.</summary>
    public string UnixPath { get; private set; } = "";

    /// <summary>The port on 127.0.0.1; 0 for none.</summary>
    public int Port { get; private set; }

    /// <summary>The port for TLS on 127.0.0.1; 0 for none.</summary>
    public int TlsPort { get; private set; }

    /// <summary>As the configuration has it.</summary>
    public string Address => UnixPath.Length > 0 ? $"spice+unix://{UnixPath}" : Port > 0 ? $"spice://127.0.0.1:{Port}" : $"spice+tls://127.0.0.1:{TlsPort}";

    /// <summary>What it and its library complained of.</summary>
    public string Errors => _process.Errors;

    public bool HasExited => _process.HasExited;

    public int Pid => _process.Pid;

    /// <summary>Starts it on a unix socket, where the library never compresses what is drawn; nothing is drawn until asked for.</summary>
    public static Task<SpiceServerProcess> StartUnixAsync(params string[] options) => StartAsync(new SpiceServerProcess(["--scenes", "none", .. options], isUnix: true));

    /// <summary>Starts it on a free port; nothing is drawn until asked for.</summary>
    /// <param name="options">Of its command line: "--compression", "6" ...</param>
    public static Task<SpiceServerProcess> StartTcpAsync(params string[] options) =>
        StartAsync(new SpiceServerProcess(["--scenes", "none", "--port", "0", .. options], isUnix: false));

    /// <summary>Starts it on a free port for TLS and no other.</summary>
    public static Task<SpiceServerProcess> StartTlsAsync(TlsFiles files, params string[] options) => StartAsync(new SpiceServerProcess(
        ["--scenes", "none", "--tls-port", "0", "--ca", files.Authority, "--cert", files.Certificate, "--key", files.Key, .. options], isUnix: false));

    /// <summary>The names of all scenes.</summary>
    public static async Task<string[]> ScenesAsync()
    {
        RequireLibrary();
        await using var list = new LineProcess("spice/Server", "spice-server", ["--list"]);
        await list.WaitForAsync("video");
        return list.Said.Select(line => line.Split(' ')[0]).ToArray();
    }

    /// <summary>Waits until a client has opened the display channel.</summary>
    public Task WaitForClientAsync() => _process.WaitForAsync("client");

    /// <summary>Draws a scene; returns when the library has taken all of it, which the client sees a little later.</summary>
    public Task PlayAsync(string scene, double seconds = 60) => _process.AskAsync($"scene {scene}", $"played {scene}", TimeSpan.FromSeconds(seconds));

    /// <summary>What the client's screen should show: the library's own canvas.</summary>
    /// <param name="keep">A name under artifacts/spice, where the picture stays for people to look at.</param>
    public async Task<PixelGrid> PictureAsync(string? keep = null)
    {
        var file = keep is null ? _workspace["dump.ppm"] : Workspace.Keep(keep + ".ppm", "spice");
        await _process.AskAsync($"dump {file}", "done dump");
        var picture = PixelGrid.FromPpm(file);
        if (keep is not null)
        {
            picture.SavePng(Path.ChangeExtension(file, "png"));
            File.Delete(file);
        }

        return picture;
    }

    /// <summary>Gives the screen another size; it is black then.</summary>
    public Task ResizeAsync(int width, int height) => _process.AskAsync($"resize {width} {height}", "done resize");

    /// <summary>Shows a cursor: alpha, mono, color4 ... color32, hide, move X Y; "uncached" after a kind.</summary>
    public Task CursorAsync(string kind) => _process.AskAsync($"cursor {kind}", "done cursor");

    /// <summary>Says where the heads lie: "400x600+0+0" ...</summary>
    public Task MonitorsAsync(params string[] heads) => _process.AskAsync($"monitors {string.Join(' ', heads)}", "done monitors");

    /// <summary>Shows a picture of a GPU, or rather of plain memory: there is no GPU.</summary>
    public Task ShowGlAsync(int width, int height) => _process.AskAsync($"gl scanout {width} {height}", "done gl");

    /// <summary>Shows no such picture any more.</summary>
    public Task HideGlAsync() => _process.AskAsync("gl off", "done gl");

    /// <summary>Draws frames in it, each when the client has answered the one before; returns when all are answered.</summary>
    public Task DrawGlAsync(int frames) => _process.AskAsync($"gl draw {frames}", $"drawn {frames}");

    /// <summary>Lets the client choose the mouse mode (a tablet is there), or not.</summary>
    public Task MouseAsync(bool client) => _process.AskAsync(client ? "mouse client" : "mouse server", "done mouse");

    /// <summary>Lights of the keyboard: 1 scroll, 2 num, 4 caps lock.</summary>
    public Task LedsAsync(int leds) => _process.AskAsync($"leds {leds}", "done leds");

    /// <summary>An agent in the guest opens its port, or closes it.</summary>
    public Task OpenAgentAsync(bool isOpen) => _process.AskAsync(isOpen ? "agent on" : "agent off", "done agent");

    /// <summary>The agent writes to its port.</summary>
    public Task WriteAgentAsync(ReadOnlyMemory<byte> bytes) => _process.AskAsync($"agent {Convert.ToHexString(bytes.Span)}", "done agent");

    /// <summary>All lines that it has said up to now.</summary>
    public string[] Said => _process.Said;
    /// <summary>Plays a sine; returns when the library has taken all of it.</summary>
    public Task ToneAsync(int hertz, int percent, int milliseconds) =>
        _process.AskAsync($"tone {hertz} {percent} {milliseconds}", "played tone", TimeSpan.FromMilliseconds(milliseconds + 60_000));

    /// <summary>Records from the client's microphone.</summary>
    /// <returns>Left and right by turns, and their rate.</returns>
    public async Task<(short[] Samples, int Rate)> RecordAsync(int milliseconds)
    {
        var file = _workspace["recorded"];
        var rate = await _process.AskAsync($"record {file} {milliseconds}", "recorded ", TimeSpan.FromMilliseconds(milliseconds + 60_000));
        return (System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await File.ReadAllBytesAsync(file)).ToArray(), int.Parse(rate, null));
    }

    /// <summary>Sets the guest's volume, 65535 at the most.</summary>
    public Task VolumeAsync(int left, int right) => _process.AskAsync($"volume {left} {right}", "done volume");

    /// <summary>Mutes the guest, or no longer.</summary>
    public Task MuteAsync(bool isMuted) => _process.AskAsync(isMuted ? "mute on" : "mute off", "done mute");

    /// <summary>Waits for something that a client did: "key 1e", "motion 5 -3 0 0", "position 10 20 1", "wheel 1 0", "wants 0 800x600+0+0".</summary>
    public Task<string> InputAsync(string beginning) => _process.WaitForAsync(beginning);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _workspace.Dispose();
    }

    private static async Task<SpiceServerProcess> StartAsync(SpiceServerProcess server)
    {
        RequireLibrary();
        try
        {
            var ready = await server._process.WaitForAsync("ready ");
            if (ready.StartsWith('/'))
            {
                server.UnixPath = ready;
            }
            else if (ready.Split(' ') is [var port, var tls])
            {
                (server.Port, server.TlsPort) = (int.Parse(port, null), int.Parse(tls, null));
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static void RequireLibrary() => Assert.SkipUnless(
        System.Runtime.InteropServices.NativeLibrary.TryLoad(Library, out _), $"{Library} is not installed; on Debian: apt install libspice-server1");
}
