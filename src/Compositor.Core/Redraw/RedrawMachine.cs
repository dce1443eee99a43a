using static Compositor.Core.RedrawEvent;
using static Compositor.Core.RedrawState;

namespace Compositor.Core;

/// <summary>The redraw cycle of one output as one total function. An event that cannot occur in a state leaves it unchanged.</summary>
public static class RedrawMachine
{
    /// <summary>The state after an event.</summary>
    public static RedrawState Next(RedrawState state, RedrawEvent happened) => (state, happened) switch
    {
        (Idle, Damaged) => Queued,
        (WaitingForPresent, Damaged) => WaitingForPresentThenRedraw,
        (WaitingForEstimatedVBlank, Damaged) => WaitingForEstimatedVBlankThenRedraw,

        (Queued, Submitted) => WaitingForPresent,
        (Queued, Skipped) => Idle,

        (WaitingForPresent, Presented) => Idle,
        (WaitingForPresentThenRedraw, Presented) => Queued,
        (WaitingForPresent, PresentedUnpaced) => WaitingForEstimatedVBlank,
        (WaitingForPresentThenRedraw, PresentedUnpaced) => WaitingForEstimatedVBlankThenRedraw,

        (WaitingForEstimatedVBlank, VBlank) => Idle,
        (WaitingForEstimatedVBlankThenRedraw, VBlank) => Queued,

        (Idle or Queued or WaitingForPresent or WaitingForPresentThenRedraw
            or WaitingForEstimatedVBlank or WaitingForEstimatedVBlankThenRedraw, _) => state,

        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>True when the render loop must wake at the output's next estimated refresh.</summary>
    public static bool NeedsTimer(RedrawState state) => state is WaitingForEstimatedVBlank or WaitingForEstimatedVBlankThenRedraw;
}
