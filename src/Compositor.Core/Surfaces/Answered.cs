using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Commits that have their outcome; to be completed after the surface's lock was let go.</summary>
internal readonly record struct Answered(FrameCompletion? First, FrameOutcome FirstOutcome, FrameCompletion? Second, FrameOutcome SecondOutcome)
{
    public void Complete()
    {
        First?.Complete(FirstOutcome);
        Second?.Complete(SecondOutcome);
    }
}
