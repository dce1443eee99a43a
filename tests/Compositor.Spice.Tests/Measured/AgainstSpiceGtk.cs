using System.Diagnostics;
using System.Globalization;
using System.Text;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;
using Xunit;

namespace Compositor.Spice.Tests.Measured;

/// <summary>
/// What the client costs, beside spice-gtk without a window, on the same scenes of a real server: processor seconds, and their ratio. Explicit; in a
/// Release build, on a machine that does nothing else. The table goes to artifacts/spice/measured-clients.md, and by hand to docs/PERFORMANCE.md.
/// </summary>
public sealed class AgainstSpiceGtk
{
    private const int WarmUp = 3;
    private const int Passes = 6;
    private static readonly string[] Names = ["off", "auto-glz", "auto-lz", "quic", "glz", "lz", "lz4"];

    // What desktops really use: copies of all formats, large ones too, fills, moves on the screen.
    private static readonly string[] Scenes = ["copy-formats", "copy-large", "copy-cached", "copy-palettes", "copy-bits", "fill", "copy-clips"];

    [Fact(Explicit = true)]
    public async Task Processor_time_for_the_same_scenes()
    {
        var table = new StringBuilder("| compression | this client s | spice-gtk s | ratio |\n| --- | --- | --- | --- |\n");
        for (var compression = 1; compression <= Names.Length; compression++)
        {
            var ours = await OursAsync(compression);
            var theirs = await TheirsAsync(compression);
            table.AppendLine(CultureInfo.InvariantCulture, $"| {Names[compression - 1]} | {ours:0.00} | {theirs:0.00} | {ours / theirs:0.00} |");
        }

        await File.WriteAllTextAsync(Workspace.Keep("measured-clients.md", "spice"), table.ToString(), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
    }

    private static async Task<double> OursAsync(int compression)
    {
        await using var server = await SpiceServerProcess.StartTcpAsync("--compression", $"{compression}");
        await using var source = new RunningSource(server.Address, ("compression", Names[compression - 1]));
        await server.WaitForClientAsync();
        return await MeasureAsync(server, Environment.ProcessId);
    }

    private static async Task<double> TheirsAsync(int compression)
    {
        await using var server = await SpiceServerProcess.StartTcpAsync("--compression", $"{compression}");
        await using var client = await SpiceOracleProcess.StartAsync(server.Address, string.Empty);
        await server.WaitForClientAsync();
        return await MeasureAsync(server, client.Pid);
    }

    private static async Task<double> MeasureAsync(SpiceServerProcess server, int pid)
    {
        for (var pass = 0; pass < WarmUp; pass++)
        {
            await PlayAsync(server);
        }

        var before = await QuietAsync(pid);
        for (var pass = 0; pass < Passes; pass++)
        {
            await PlayAsync(server);
        }

        return (await QuietAsync(pid) - before).TotalSeconds;
    }

    private static async Task PlayAsync(SpiceServerProcess server)
    {
        foreach (var scene in Scenes)
        {
            await server.PlayAsync(scene);
        }
    }

    // What was sent is shown when the client costs nothing any more.
    private static async Task<TimeSpan> QuietAsync(int pid)
    {
        using var process = Process.GetProcessById(pid);
        var last = TimeSpan.MinValue;
        await Eventually.TrueAsync("a client that rests", () =>
        {
            process.Refresh();
            var now = process.TotalProcessorTime;
            var rests = now - last < TimeSpan.FromMilliseconds(20);
            last = now;
            return Task.FromResult(rests);
        });
        return last;
    }
}
