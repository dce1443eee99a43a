using System.Diagnostics;
using Xunit;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>Programs on the screen of an X server, and what X itself says is on it: what a client of that server should show.</summary>
/// <param name="display">As in DISPLAY.</param>
/// <param name="workspace">Where its pictures lie.</param>
/// <param name="pictures">The folder of artifacts for those that people may look at.</param>
internal sealed class XDesktop(string display, Workspace workspace, string pictures) : IAsyncDisposable
{
    private readonly List<Process> _programs = [];

    private Dictionary<string, string?> Environment => new() { ["DISPLAY"] = display, ["WAYLAND_DISPLAY"] = null };

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

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it says; also when it fails.</returns>
    public async Task<string> OutputAsync(string program, params string[] arguments) => (await Tool.RunAsync(program, arguments, Environment)).Output;

    /// <summary>What X says is on its screen; the pointer is not in it.</summary>
    /// <param name="keep">A name under artifacts, where the picture stays for people to look at.</param>
    public async Task<PixelGrid> PictureAsync(string? keep = null)
    {
        var file = keep is null ? workspace["screen.png"] : Workspace.Keep(keep + ".png", pictures);
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
        foreach (var process in _programs)
        {
            await EndAsync(process);
        }
    }

    /// <summary>Ends a process that was started here, kindly if it lets itself be ended so.</summary>
    public static async Task EndAsync(Process process)
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
}
