using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>
/// How long a change on a VNC server takes to the screen, and a key to the change that it makes: the built compositor in a window beside vncviewer, each on
/// a screen of its own with a server of its own, by turns.
/// </summary>
internal sealed class VncLatency : IBenchmark
{
    private const int Samples = 200;
    private const int QuickSamples = 30;
    private const int WarmUp = 100;

    public string Name => "vnc-latency";

    public string Purpose => "time from damage, and from a key, to the pixel, beside vncviewer";

    public void Run(bool quick, TextWriter report)
    {
        using var workspace = new Workspace();
        using var ours = new LatencyRig((screen, port) => StartOurs(workspace, screen, port));
        using var theirs = new LatencyRig(StartTheirs);
        report.WriteLine("| | samples | ours p50 ms | p95 | vncviewer p50 ms | p95 | p50 of vncviewer | p95 of vncviewer |");
        report.WriteLine("|---|---|---|---|---|---|---|---|");
        var samples = quick ? QuickSamples : Samples;
        foreach (var (width, height) in ((int, int)[])[(200, 200), (1800, 1000)])
        {
            ours.Resize(width, height);
            theirs.Resize(width, height);
            Row(report, $"damage {width}x{height}", rig => rig.Damage());
            Row(report, $"key, {width}x{height}", rig => rig.Stroke());
        }

        void Row(TextWriter to, string what, Func<LatencyRig, double?> measure)
        {
            LatencyRig[] rigs = [ours, theirs];
            var times = rigs.Select(_ => new List<double>()).ToArray();
            for (var i = -WarmUp; i < samples; i++)
            {
                for (var r = 0; r < rigs.Length; r++)
                {
                    Pass(isMeasured: i >= 0);
                    var time = measure(rigs[r]) ?? throw new TimeoutException($"{what}: {(r == 0 ? "ours" : "vncviewer")} does not show it");
                    if (i >= 0)
                    {
                        times[r].Add(time);
                    }
                }
            }

            double Of(int rig, int percent) => times[rig].Order().ElementAt(times[rig].Count * percent / 100);
            to.WriteLine(FormattableString.Invariant(
                $"| {what} | {samples} | {Of(0, 50):0.0} | {Of(0, 95):0.0} | {Of(1, 50):0.0} | {Of(1, 95):0.0} | {Of(0, 50) / Of(1, 50):0.00} | {Of(0, 95) / Of(1, 95):0.00} |"));
            to.Flush();
        }
    }

    private static void StartOurs(Workspace workspace, VirtualDisplay screen, int port)
    {
        var config = workspace["latency.toml"];
        File.WriteAllText(config, string.Create(CultureInfo.InvariantCulture, $"""
            [shell]
            output = "sdl"
            size = "1920x1080"
            labels = false
            [layout]
            policy = "single"
            [[source]]
            name = "desktop"
            kind = "vnc"
            address = "vnc://127.0.0.1:{port}"
            """));
        screen.Start(BuiltCompositor.Path, Path.GetTempPath(), "run", "--config", config, "--socket", workspace["control.sock"]);
        FocusWindow(screen, "^Compositor$");
    }

    private static void StartTheirs(VirtualDisplay screen, int port)
    {
        var viewer = RfbViewer.Peers[0];
        screen.Start(viewer.Name, Path.GetTempPath(), viewer.Arguments(port));
        FocusWindow(screen, "TigerVNC");
    }

    private static void FocusWindow(VirtualDisplay screen, string title) =>
        screen.Start("xdotool", Path.GetTempPath(), "search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync").WaitForExit();

    // A person's pace, and no clock of a server or a screen that it keeps step with. What is compiled when it has run often is compiled before.
    private static void Pass(bool isMeasured)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(isMeasured ? Random.Shared.Next(150, 250) : 40);
    }
}
