using System.Diagnostics;
using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>Where a thread was when perf(1) looked.</summary>
/// <param name="Counts">Samples by library; compiled code is in files of its own.</param>
internal sealed record ThreadSamples(IReadOnlyDictionary<string, long> Counts)
{
    public long All => Counts.Values.Sum();

    /// <summary>Percent of all samples that were in libraries whose names begin so.</summary>
    public double Of(string library) => Counts.Where(count => count.Key.StartsWith(library, StringComparison.Ordinal)).Sum(count => count.Value) * 100.0 / All;

    /// <summary>Samples a process until it is disposed.</summary>
    public static IDisposable Take(int pid, string file)
    {
        var perf = Start("record", "--quiet", "--event", "cpu-clock", "--freq", "4000", "--pid", $"{pid}", "--output", file);

        // It writes when it has begun.
        while (!File.Exists(file))
        {
            perf.WaitForExit(50);
        }

        return new Ending(perf);
    }

    /// <summary>Reads what was sampled.</summary>
    /// <param name="file">perf's.</param>
    /// <param name="thread">Its name.</param>
    public static ThreadSamples Read(string file, string thread)
    {
        using var perf = Start("report", "--stdio", "--quiet", "--input", file, "--comms", thread, "--fields", "sample,dso", "--field-separator", ";");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (perf.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(';', StringSplitOptions.TrimEntries) is [var count, var library] && long.TryParse(count, CultureInfo.InvariantCulture, out var samples))
            {
                counts[library] = counts.GetValueOrDefault(library) + samples;
            }
        }

        return new ThreadSamples(counts);
    }

    private static Process Start(params string[] arguments)
    {
        var perf = Process.Start(new ProcessStartInfo("perf", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        perf.ErrorDataReceived += (_, _) => { };
        perf.BeginErrorReadLine();
        return perf;
    }

    private sealed class Ending(Process perf) : IDisposable
    {
        public void Dispose()
        {
            Signals.Send(perf.Id, Signals.Interrupt);
            perf.WaitForExit();
            perf.Dispose();
        }
    }
}
