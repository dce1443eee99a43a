using System.Threading.Tasks.Sources;
using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The promise behind one commit. Reused, so that a steady stream of commits allocates nothing: awaiting its result puts it back.
/// Completed once, by whoever took it out of the surface, after that surface's lock was released.
/// </summary>
internal sealed class FrameCompletion(FrameCompletionPool pool) : IValueTaskSource<FrameOutcome>
{
    // The plugin's continuation must never run on the render thread.
    private ManualResetValueTaskSourceCore<FrameOutcome> _core = new() { RunContinuationsAsynchronously = true };

    public ValueTask<FrameOutcome> Task => new(this, _core.Version);

    public void Complete(FrameOutcome outcome) => _core.SetResult(outcome);

    public FrameOutcome GetResult(short token)
    {
        var outcome = _core.GetResult(token);
        _core.Reset();
        pool.Return(this);
        return outcome;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
