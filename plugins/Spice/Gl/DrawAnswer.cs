using System.Runtime.CompilerServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Waits for the commits that one frame has become, a head each, one after the other: none of them takes longer than a refresh, whatever the
/// others do. Reused, so that a steady stream of frames allocates nothing. One thread at a time.
/// </summary>
internal sealed class DrawAnswer
{
    private readonly ConfiguredValueTaskAwaitable<FrameOutcome>.ConfiguredValueTaskAwaiter[] _commits =
        new ConfiguredValueTaskAwaitable<FrameOutcome>.ConfiguredValueTaskAwaiter[HeadPlaces.Count];

    private readonly Action<DrawAnswer> _done;
    private readonly Action _next;
    private int _count;
    private int _at;

    /// <param name="done">Called when all commits are done; on the caller's thread, or on the one that completed the last.</param>
    public DrawAnswer(Action<DrawAnswer> done)
    {
        _done = done;
        _next = Next;
    }

    /// <summary>One more to wait for.</summary>
    public void Add(ValueTask<FrameOutcome> commit) => _commits[_count++] = commit.ConfigureAwait(false).GetAwaiter();

    /// <summary>Begins to wait; this must not be touched any more until it is done.</summary>
    public void Wait()
    {
        while (_at < _count)
        {
            if (!_commits[_at].IsCompleted)
            {
                _commits[_at].UnsafeOnCompleted(_next);
                return;
            }

            Take();
        }

        (_count, _at) = (0, 0);
        _done(this);
    }

    private void Next()
    {
        Take();
        Wait();
    }

    // What became of a frame does not matter to the guest.
    private void Take()
    {
        _ = _commits[_at].GetResult();
        _commits[_at++] = default;
    }
}
