using System.Diagnostics;
using System.Globalization;
using Compositor.Spice.Tests.Real;

namespace Compositor.Benchmarks;

/// <summary>A client in a process of its own, which plays recordings of any number of sessions at once.</summary>
/// <param name="Folder">Of tests.</param>
/// <param name="Program">Its name.</param>
/// <param name="Address">How it takes a port.</param>
/// <param name="CountsBytes">Whether it says what it allocates.</param>
internal sealed record ReplayClient(string Folder, string Program, Func<int, string[]> Address, bool CountsBytes)
{
    /// <summary>The spice source of this project.</summary>
    public static ReplayClient Ours { get; } = new("SourceClient", "source-client", port => ["spice", $"spice://127.0.0.1:{port}"], CountsBytes: true);

    /// <summary>libspice-client-glib, without a window.</summary>
    public static ReplayClient SpiceGtk { get; } = new("spice/Oracle", "spice-oracle", port => [$"spice://127.0.0.1?port={port}"], CountsBytes: false);

    /// <summary>Starts it, lets it connect, warm up and rest, and measures the rest of the recording.</summary>
    /// <param name="recording">What is played.</param>
    /// <param name="sessions">To how many sessions at once.</param>
    /// <param name="passes">How often its rest is played; before that as often, but for once, to warm up: code is compiled anew after it ran for a while.</param>
    public async Task<ReplayCost> PlayAsync(ReplayRecording recording, int sessions, int passes)
    {
        using var server = new ReplayServer();
        await using var process = new LineProcess(Folder, Program, ["--sessions", $"{sessions}", .. Address(server.Port)]);
        var linked = server.Take(sessions);
        Together(linked, 0, recording.First, recording);
        var first = linked.Max(session => Stopwatch.GetElapsedTime(session.Begun)).TotalSeconds;
        var from = recording.First;
        foreach (var cut in recording.Cuts)
        {
            Together(linked, from, cut, recording);
            ProcessorClock.WaitForRest(process.Pid);
            from = cut;
        }

        for (var i = 1; i < passes; i++)
        {
            Together(linked, recording.Warm, recording.Length, recording);
            ProcessorClock.WaitForRest(process.Pid);
        }

        var bytes = await AllocatedAsync(process);
        var cpu = ProcessorClock.Of(process.Pid);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < passes; i++)
        {
            Together(linked, recording.Warm, recording.Length, recording);
        }

        var wall = clock.Elapsed.TotalSeconds;
        cpu = ProcessorClock.Of(process.Pid) - cpu;
        bytes = await AllocatedAsync(process) - bytes;
        return new ReplayCost(cpu / passes, wall / passes, first, bytes / (double)recording.Messages / sessions / passes);
    }

    private static void Together(ReplaySession[] sessions, int from, int to, ReplayRecording recording)
    {
        Task.WaitAll(sessions.Select(session => Task.Factory.StartNew(
            () => session.Play(recording.Part(from, to)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray());
    }

    private async Task<long> AllocatedAsync(LineProcess process) =>
        CountsBytes ? long.Parse(await process.AskAsync("allocated", "allocated "), CultureInfo.InvariantCulture) : 0;
}
