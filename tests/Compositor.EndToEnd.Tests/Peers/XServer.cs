using System.Diagnostics;
using Xunit;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A private Xvfb without a window manager, and a person at its keyboard and mouse: xdotool.</summary>
internal sealed class XServer : IAsyncDisposable
{
    private readonly Process _process;
    private string _window = "";

    private XServer(Process process, string display) => (_process, Display) = (process, display);

    public string Display { get; }

    /// <summary>For a program that shall appear here and nowhere else.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["DISPLAY"] = Display, ["WAYLAND_DISPLAY"] = null };

    /// <summary>Skips, saying why, where a program is missing.</summary>
    public static async Task<XServer> StartAsync(int width, int height)
    {
        foreach (var (program, package) in ((string, string)[])[("Xvfb", "xvfb"), ("xdotool", "xdotool"), ("import", "imagemagick")])
        {
            Assert.SkipUnless(Tool.IsInstalled(program), $"{program} is not installed; on Debian: apt install {package}");
        }

        // The server chooses a free display and writes its number.
        var start = new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", $"{width}x{height}x24", "-nolisten", "tcp"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var number = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("Xvfb has ended");
        return new XServer(process, $":{number.Trim()}");
    }

    /// <summary>Finds the compositor's window and gives it the keyboard, as a window manager would.</summary>
    public async Task FindWindowAsync()
    {
        _window = await Eventually.GetAsync("the compositor's window", async () =>
        {
            var found = await Tool.RunAsync("xdotool", ["search", "--onlyvisible", "--name", "^Compositor$"], Environment);
            return found.Output.Trim() is { Length: > 0 } window ? window : null;
        });
        await XdoAsync("windowmove", _window, "0", "0");
        await XdoAsync("windowfocus", "--sync", _window);
    }

    public async Task XdoAsync(params string[] arguments)
    {
        var result = await Tool.RunAsync("xdotool", arguments, Environment);
        Assert.True(result.ExitCode == 0, $"xdotool {string.Join(' ', arguments)}: {result.Error}");
    }

    /// <summary>Moves the pointer to a pixel of the window.</summary>
    public Task PointAsync(int x, int y) => XdoAsync("mousemove", "--window", _window, $"{x}", $"{y}");

    public async Task ClickAsync(int x, int y)
    {
        await PointAsync(x, y);
        await XdoAsync("click", "1");
    }

    public Task KeyAsync(string keys) => XdoAsync("key", keys);

    public Task ResizeAsync(int width, int height) => XdoAsync("windowsize", "--sync", _window, $"{width}", $"{height}");

    /// <summary>What a person would see in the window.</summary>
    public async Task<PixelGrid> PictureAsync(string file)
    {
        var result = await Tool.RunAsync("import", ["-window", _window, $"PNG24:{file}"], Environment);
        Assert.True(result.ExitCode == 0, $"import: {result.Error}");
        return PixelGrid.FromPng(file);
    }

    public async ValueTask DisposeAsync()
    {
        Signals.Send(_process.Id, Signals.Terminate);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
