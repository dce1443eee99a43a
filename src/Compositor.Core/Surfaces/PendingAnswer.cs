namespace Compositor.Core;

/// <summary>A commit that somebody waits for. Under the surface's lock.</summary>
/// <param name="Completion">What to complete; null when nobody waits.</param>
/// <param name="Since">When it was committed.</param>
/// <param name="Due">When it is answered at the latest.</param>
internal record struct PendingAnswer(FrameCompletion? Completion, TimeSpan Since, TimeSpan Due)
{
    /// <summary>True when nothing of it has to be drawn any more.</summary>
    public bool Drawn { get; init; }
}
