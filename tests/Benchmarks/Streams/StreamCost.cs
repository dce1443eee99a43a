using System.Diagnostics;
using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;

namespace Compositor.Benchmarks;

/// <summary>
/// What the stream source costs beside a gst-launch-1.0 that decodes the same and throws it away: each as a process of its own, one after the other in
/// each round, at the video's own pace. Ours ends with pictures in shared memory, and once more drawn by a compositor.
/// </summary>
internal sealed class StreamCost : IBenchmark
{
    private const int Rounds = 3;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public string Name => "streams";

    public string Purpose => "CPU time per picture of video streams beside gst-launch-1.0 ... ! fakesink";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| video | pictures | ours CPU ms / picture | gst-launch | ratio | goal | bytes allocated / picture | drawn by a compositor |");
        report.WriteLine("|---|---|---|---|---|---|---|---|");
        var only = Environment.GetEnvironmentVariable("COMPOSITOR_STREAMS")?.Split(';');
        foreach (var video in StreamVideo.All.Where(video => only is null || only.Contains(video.Name)))
        {
            Row(report, video, quick ? 1 : Rounds);
        }
    }

    private static void Row(TextWriter report, StreamVideo video, int rounds)
    {
        List<double> ours = [], theirs = [], ratios = [], drawn = [];
        var (pictures, bytes) = (0L, 0L);
        for (var i = 0; i < rounds; i++)
        {
            var our = OursAsync(video).GetAwaiter().GetResult();
            (pictures, bytes) = (our.Pictures, our.Bytes);
            ours.Add(our.Cpu / our.Pictures * 1e3);
            theirs.Add(Theirs(video));
            ratios.Add(ours[^1] / theirs[^1]);
            drawn.Add(Drawn(video));
        }

        report.WriteLine(FormattableString.Invariant(
            $"| {video.Name} | {pictures} | {Median(ours):0.00} | {Median(theirs):0.00} | {Median(ratios):0.00} | 1.25 | {bytes / (double)pictures:0} | {Median(drawn):0.00} |"));
        report.Flush();
    }

    private static async Task<(double Cpu, long Pictures, long Bytes)> OursAsync(StreamVideo video)
    {
        var port = FreePort.Choose();
        string[] arguments = video.IsSent ? ["--caps", StreamVideo.Caps, "stream", $"rtp://127.0.0.1:{port}"] : ["stream", video.File()];
        await using var client = new LineProcess("SourceClient", "source-client", arguments);
        using var sender = video.IsSent ? new Ended(video.Sender(port)) : null;
        Pass(Warm);
        var (pictures, bytes) = (await CountAsync("commits"), await CountAsync("allocated"));
        var cpu = Over(client.Pid);
        return (cpu, await CountAsync("commits") - pictures, await CountAsync("allocated") - bytes);

        async Task<long> CountAsync(string what) => long.Parse(await client.AskAsync(what, what + " "), CultureInfo.InvariantCulture);
    }

    private static double Theirs(StreamVideo video)
    {
        var port = FreePort.Choose();
        using var decoder = new Ended(video.Decoder(port));
        using var sender = video.IsSent ? new Ended(video.Sender(port)) : null;
        Pass(Warm);
        return Over(decoder.Process.Id) * 1e3 / (StreamVideo.Rate * Measured.TotalSeconds);
    }

    private static double Drawn(StreamVideo video)
    {
        using var workspace = new Workspace();
        var port = FreePort.Choose();
        var address = video.IsSent ? $"address = \"rtp://127.0.0.1:{port}\"\ncaps = \"{StreamVideo.Caps}\"" : $"address = \"{video.File()}\"";
        File.WriteAllText(
            workspace["wall.toml"],
            $"[shell]\noutput = \"headless\"\nlabels = false\nrenderer = \"cpu\"\nsize = \"{video.Width}x{video.Height}\"\n[[source]]\nname = \"video\"\nkind = \"stream\"\n{address}\n");
        using var shell = new Ended(Process.Start(new ProcessStartInfo(Shell, ["run", "--config", workspace["wall.toml"], "--socket", workspace["c.sock"]])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!);
        using var sender = video.IsSent ? new Ended(video.Sender(port)) : null;
        Pass(Warm);
        return Over(shell.Process.Id) * 1e3 / (StreamVideo.Rate * Measured.TotalSeconds);
    }

    private static string Shell => Path.Combine(Workspace.Checkout, "src/Compositor.Shell/bin/Release/net10.0/compositor");

    private static double Over(int pid)
    {
        var cpu = ProcessorClock.Of(pid);
        Pass(Measured);
        return ProcessorClock.Of(pid) - cpu;
    }

    private static void Pass(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A process that ends with this.</summary>
    private sealed record Ended(Process Process) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
