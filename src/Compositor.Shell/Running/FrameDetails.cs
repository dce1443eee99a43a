using System.Globalization;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;

namespace Compositor.Shell.Running;

/// <summary>
/// How each surface's pictures come to the screen, in the words of its label: the rung of the import ladder, frames a second, what the
/// processor reads of them, and why it is not a better rung. Main thread, but for the report.
/// </summary>
internal sealed class FrameDetails(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);

    private readonly Dictionary<SurfaceId, Sample> _samples = [];
    private RenderReport? _report;

    /// <summary>The newest report of the render loop. Any thread.</summary>
    public RenderReport? Report
    {
        get => Volatile.Read(ref _report);
        set => Volatile.Write(ref _report, value);
    }

    /// <summary>What the label of a surface says; empty while nothing is known.</summary>
    public string Of(Surface surface)
    {
        if (Report?.Imports.FirstOrDefault(entry => entry.Surface == surface.Id) is not { } import)
        {
            return string.Empty;
        }

        var sample = Measure(surface, import);
        var text = new List<string>(4) { import.Rung, string.Create(CultureInfo.InvariantCulture, $"{sample.Frames:0} frames/s") };
        if (sample.Bytes > 0)
        {
            text.Add(string.Create(CultureInfo.InvariantCulture, $"{sample.Bytes / 1e6:0.0} MB/s read by the processor"));
        }

        if (import.Reason.Length > 0)
        {
            text.Add(import.Reason);
        }

        return string.Join(" · ", text);
    }

    // A scene is built for other reasons, too: a rate is that of half a second at least.
    private Sample Measure(Surface surface, ImportReport import)
    {
        var now = time.GetTimestamp();
        var commits = surface.Commits;
        if (!_samples.TryGetValue(surface.Id, out var last))
        {
            return _samples[surface.Id] = new Sample(now, commits, import.Touched, 0, 0);
        }

        var passed = time.GetElapsedTime(last.At, now);
        if (passed < Shortest)
        {
            return last;
        }

        // A new renderer counts from 0 again.
        var seconds = passed.TotalSeconds;
        var bytes = Math.Max(0, import.Touched - last.Touched) / seconds;
        return _samples[surface.Id] = new Sample(now, commits, import.Touched, (commits - last.Commits) / seconds, bytes);
    }

    private readonly record struct Sample(long At, long Commits, long Touched, double Frames, double Bytes);
}
