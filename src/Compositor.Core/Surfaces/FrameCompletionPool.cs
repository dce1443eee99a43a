using System.Collections.Concurrent;

namespace Compositor.Core;

/// <summary>Keeps a few finished completions of one surface for its next commits. Any thread.</summary>
internal sealed class FrameCompletionPool
{
    private const int Kept = 4;

    private readonly ConcurrentQueue<FrameCompletion> _free = new();

    public FrameCompletion Rent() => _free.TryDequeue(out var completion) ? completion : new FrameCompletion(this);

    public void Return(FrameCompletion completion)
    {
        if (_free.Count < Kept)
        {
            _free.Enqueue(completion);
        }
    }
}
