namespace Compositor.Benchmarks;

/// <summary>
/// What the spice source costs beside spice-gtk, on the same recorded bytes of libspice-server: both without a window, as processes of their own, one
/// after the other in each round.
/// </summary>
internal sealed class SpiceReplay : IBenchmark
{
    private const int Rounds = 5;

    public string Name => "spice-replay";

    public string Purpose => "CPU and wall time of recorded SPICE sessions, 1, 2 and 4 at once, beside spice-gtk";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| packed by | sessions | MB | messages | CPU s | of spice-gtk | ratio | wall s | of spice-gtk | first picture ms | of spice-gtk | bytes allocated / message |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        var only = Environment.GetEnvironmentVariable("COMPOSITOR_REPLAY")?.Split(',');
        foreach (var setting in SpiceSetting.All.Where(setting => only is null || only.Contains(setting.Name)))
        {
            var recording = ReplayRecording.Read(SpiceRecorder.PathOf(setting));
            Row(report, setting, recording, 1, quick ? 1 : Rounds);
            if (!quick && setting.Name is ("lz" or "quic"))
            {
                // More of the others would say the same.
                Row(report, setting, recording, 2, Rounds);
                Row(report, setting, recording, 4, Rounds);
            }
        }
    }

    private static void Row(TextWriter report, SpiceSetting setting, ReplayRecording recording, int sessions, int rounds)
    {
        var (ours, theirs) = (new List<ReplayCost>(), new List<ReplayCost>());
        for (var i = 0; i < rounds; i++)
        {
            ours.Add(ReplayClient.Ours.PlayAsync(recording, sessions, setting.Passes).GetAwaiter().GetResult());
            theirs.Add(ReplayClient.SpiceGtk.PlayAsync(recording, sessions, setting.Passes).GetAwaiter().GetResult());
        }

        var (our, their) = (ReplayCost.Median(ours), ReplayCost.Median(theirs));
        var megabytes = (recording.Length - recording.Warm) / 1e6;
        report.WriteLine(FormattableString.Invariant(
            $"| {setting.Name} | {sessions} | {megabytes:0.0} | {recording.Messages} | {our.Cpu:0.000} | {their.Cpu:0.000} | {our.Cpu / their.Cpu:0.00} | {our.Wall:0.000} | {their.Wall:0.000} | {our.First * 1e3:0} | {their.First * 1e3:0} | {our.Bytes:0} |"));
        report.Flush();
    }
}
