namespace Compositor.Core;

/// <summary>Where an output is in its redraw cycle.</summary>
public enum RedrawState
{
    /// <summary>The screen shows everything there is; no timer runs.</summary>
    Idle,

    /// <summary>Something changed; draw at the next turn of the render loop.</summary>
    Queued,

    /// <summary>A frame was handed to the display, which will say when it is on screen.</summary>
    WaitingForPresent,

    /// <summary>As before, and something changed since.</summary>
    WaitingForPresentThenRedraw,

    /// <summary>The display does not say when it is ready; a timer stands in for its refresh.</summary>
    WaitingForEstimatedVBlank,

    /// <summary>As before, and something changed since.</summary>
    WaitingForEstimatedVBlankThenRedraw,
}
