using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;

namespace Compositor.Benchmarks;

/// <summary>
/// What the vnc source costs beside vncviewer and gvncviewer, on the same recorded bytes of a TigerVNC server: each as a process of its own, one after
/// the other in each round. Each decodes into shared memory; whoever draws that on a screen, a compositor here and an X server there, does not count.
/// </summary>
internal sealed class VncReplay : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "vnc-replay";

    public string Purpose => "CPU time of recorded VNC sessions beside vncviewer and gvncviewer (COMPOSITOR_REPLAY=text-tight,… for some)";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| recording | MB | updates | ours CPU s | vncviewer | gvncviewer | of vncviewer | goal | of gvncviewer | bytes allocated / update | pictures that differ |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var only = Environment.GetEnvironmentVariable("COMPOSITOR_REPLAY")?.Split(',');
        foreach (var scenario in RfbScenario.All.Where(scenario => only is null || only.Contains(scenario.Name)))
        {
            Row(report, scenario, quick ? 1 : Rounds);
        }
    }

    private static void Row(TextWriter report, RfbScenario scenario, int rounds)
    {
        using var server = new RfbReplayServer(scenario);
        var peers = RfbViewer.Peers.Where(peer => peer.KnowsFences || !scenario.IsContinuous).ToArray();
        var costs = peers.Select(_ => new List<double>()).Prepend([]).ToArray();
        var (updates, allocated) = (0L, 0L);
        var different = new SortedSet<string>();
        for (var i = 0; i < rounds; i++)
        {
            var picture = Path.Combine(Workspace.Checkout, "artifacts/vnc", scenario.Name + ".ppm");
            var (cpu, commits, bytes) = OursAsync(server, picture).GetAwaiter().GetResult();
            costs[0].Add(cpu);
            (updates, allocated) = (commits, bytes);
            for (var peer = 0; peer < peers.Length; peer++)
            {
                costs[peer + 1].Add(Theirs(server, peers[peer], ViewerPicture.Read(picture), out var isSame));
                if (!isSame)
                {
                    different.Add(peers[peer].Name);
                }
            }
        }

        var medians = costs.Select(cost => cost.Order().ElementAt(cost.Count / 2)).ToArray();
        var (other, ofOther) = medians is [var ours, _, var third] ? (FormattableString.Invariant($"{third:0.000}"), FormattableString.Invariant($"{ours / third:0.00}")) : ("", "");
        report.WriteLine(FormattableString.Invariant(
            $"| {scenario.Name} | {server.MeasuredBytes / 1e6:0.0} | {updates} | {medians[0]:0.000} | {medians[1]:0.000} | {other} | {medians[0] / medians[1]:0.00} | {scenario.Goal:0.0} | {ofOther} | {allocated / (double)Math.Max(1, updates):0} | {(different.Count == 0 ? "none" : string.Join(", ", different))} |"));
        report.Flush();
    }

    private static async Task<(double Cpu, long Updates, long Bytes)> OursAsync(RfbReplayServer server, string picture)
    {
        await using var client = new LineProcess("SourceClient", "source-client", ["vnc", $"vnc://127.0.0.1:{server.Port}"]);
        server.Accept();
        server.Warm(client.Pid);
        var (commits, bytes) = (await CountAsync("commits"), await CountAsync("allocated"));
        var cpu = server.Measure(client.Pid);
        (commits, bytes) = (await CountAsync("commits") - commits, await CountAsync("allocated") - bytes);
        await client.AskAsync($"dump {picture}", "dumped ");
        return (cpu, commits, bytes);

        async Task<long> CountAsync(string what) => long.Parse(await client.AskAsync(what, what + " "), CultureInfo.InvariantCulture);
    }

    private static double Theirs(RfbReplayServer server, RfbViewer viewer, ViewerPicture expected, out bool isSame)
    {
        using var display = new VirtualDisplay("Xvfb", "-screen", "0", $"{expected.Width + 60}x{expected.Height + 80}x24", "-nolisten", "tcp");
        var process = display.Start(viewer.Name, Path.GetTempPath(), viewer.Arguments(server.Port));
        server.Accept();
        server.Warm(process.Id);
        var cpu = server.Measure(process.Id);
        var shot = Path.Combine(Path.GetTempPath(), $"compositor-shot-{Environment.ProcessId}.ppm");
        display.Start("import", Path.GetTempPath(), "-window", "root", "-depth", "8", $"PPM:{shot}").WaitForExit();
        var screen = ViewerPicture.Read(shot);
        File.Move(shot, Path.Combine(Workspace.Checkout, "artifacts/vnc", $"last-{viewer.Name}.ppm"), overwrite: true);
        isSame = expected.DifferencesOn(screen) == 0;
        return cpu;
    }
}
