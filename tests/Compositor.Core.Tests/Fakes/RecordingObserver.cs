using System.Collections.Concurrent;

namespace Compositor.Core.Tests.Fakes;

/// <summary>Counts what surfaces and sources report, and lets a test await a status.</summary>
internal sealed class RecordingObserver : ISourceObserver
{
    private readonly ConcurrentQueue<(Func<SourceStatus, bool> Wanted, TaskCompletionSource Seen)> _waits = new();

    public int Commits { get; private set; }

    public int Rearrangements { get; private set; }

    public void Committed(Surface surface) => Commits++;

    public void Rearranged(Surface surface) => Rearrangements++;

    public void CursorChanged(Surface surface)
    {
    }

    public void StatusChanged(Source source)
    {
        foreach (var (wanted, seen) in _waits)
        {
            if (wanted(source.Status))
            {
                seen.TrySetResult();
            }
        }
    }

    /// <summary>Completes when the source has, or gets, a status like that.</summary>
    public Task When(Source source, Func<SourceStatus, bool> wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Enqueue((wanted, seen));
        StatusChanged(source);
        return seen.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
