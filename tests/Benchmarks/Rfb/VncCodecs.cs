using Compositor.EndToEnd.Tests.Peers;
using Compositor.Spice.Tests.Real;

namespace Compositor.Benchmarks;

/// <summary>What of the processor time that decodes recorded pictures is spent in libraries that inflate and decompress JPEG, sampled by perf(1): the rest is ours, and the kernel's.</summary>
internal sealed class VncCodecs : IBenchmark
{
    private static readonly string[] Scenarios = ["photo-zrle", "photo-tight", "photo-jpeg", "video-jpeg"];

    public string Name => "vnc-codecs";

    public string Purpose => "share of inflate and JPEG in the decoding of photographs sent by VNC (needs perf)";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| recording | samples | inflate % | JPEG % | kernel % | all else % | inflate and JPEG, of all % | of all but the kernel % |");
        report.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var scenario in Scenarios.Select(name => RfbScenario.All.First(scenario => scenario.Name == name)).Take(quick ? 3 : int.MaxValue))
        {
            var samples = SampleAsync(scenario).GetAwaiter().GetResult();
            var (inflate, jpeg, kernel) = (samples.Of("libSystem.IO.Compression.Native"), samples.Of("libturbojpeg"), samples.Of("[kernel"));
            report.WriteLine(FormattableString.Invariant(
                $"| {scenario.Name} | {samples.All} | {inflate:0.0} | {jpeg:0.0} | {kernel:0.0} | {100 - inflate - jpeg - kernel:0.0} | {inflate + jpeg:0.0} | {(inflate + jpeg) * 100 / (100 - kernel):0.0} |"));
            report.Flush();
        }
    }

    private static async Task<ThreadSamples> SampleAsync(RfbScenario scenario)
    {
        using var workspace = new Workspace();
        using var server = new RfbReplayServer(scenario);
        await using var client = new LineProcess("SourceClient", "source-client", ["vnc", $"vnc://127.0.0.1:{server.Port}"]);
        server.Accept();
        server.Warm(client.Pid);
        using (ThreadSamples.Take(client.Pid, workspace["perf.data"]))
        {
            server.Measure(client.Pid);
        }

        return ThreadSamples.Read(workspace["perf.data"], "vnc session0");
    }
}
