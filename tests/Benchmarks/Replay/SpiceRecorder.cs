using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;

namespace Compositor.Benchmarks;

/// <summary>
/// Has libspice-server draw desktops and photographs of 1024x768 over TCP, and keeps what it sends. What is drawn is the same each time; kept under
/// artifacts, for it is large.
/// </summary>
internal static class SpiceRecorder
{
    private const int Passes = 15;
    private static readonly string[] Scenes = ["desktop", "windows", "lines", "photograph"];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The display channel's recording, made when it is not there.</summary>
    public static string PathOf(SpiceSetting setting)
    {
        var folder = Path.Combine(Workspace.Checkout, "artifacts/spice/recorded", setting.Slug);
        var path = Path.Combine(folder, "display-0.spicerec");
        if (!File.Exists(path))
        {
            var making = folder + ".making";
            Directory.CreateDirectory(making);
            RecordAsync(setting, making).GetAwaiter().GetResult();
            Directory.Move(making, folder);
        }

        return path;
    }

    private static async Task RecordAsync(SpiceSetting setting, string folder)
    {
        var wan = setting.Wan ? "2" : "3";
        await using var server = new LineProcess(
            "spice/Server", "spice-server",
            ["--port", "0", "--size", "1024x768", "--scenes", "none", "--compression", $"{setting.Compression}", "--jpeg", wan, "--zlib-glz", wan]);
        var port = (await server.WaitForAsync("ready ")).Split(' ')[0];
        await using var client = new LineProcess("SourceClient", "source-client", ["--record", folder, "--compression", setting.Preference, "spice", $"spice://127.0.0.1:{port}"]);
        await client.WaitForAsync("display ");
        for (var pass = 1; pass <= Passes; pass++)
        {
            foreach (var scene in Scenes)
            {
                var before = Length();
                await server.AskAsync(string.Create(CultureInfo.InvariantCulture, $"scene {scene} {pass}"), $"played {scene}", TimeSpan.FromSeconds(60));
                await SentAsync(before);
            }
        }

        long Length() => new FileInfo(Path.Combine(folder, "display-0.spicerec")).Length;

        // The library leaves out what is covered before it was sent: the next scene waits until nothing more comes.
        async Task SentAsync(long before)
        {
            var (last, same) = (before, 0);
            while (last == before || same < 3)
            {
                await Task.Delay(Look);
                var now = Length();
                (same, last) = (now == last ? same + 1 : 0, now);
            }
        }
    }
}
