namespace Compositor.Core;

/// <summary>What moves an output through its redraw cycle.</summary>
public enum RedrawEvent
{
    /// <summary>Something on the output changed.</summary>
    Damaged,

    /// <summary>A frame was drawn and handed to the display.</summary>
    Submitted,

    /// <summary>The display took the frame and was waited for: the next one may follow at once.</summary>
    Presented,

    /// <summary>The display took the frame without making anyone wait: pace by timer.</summary>
    PresentedUnpaced,

    /// <summary>There was nothing to draw after all.</summary>
    Skipped,

    /// <summary>The timer that stands in for the refresh ran out.</summary>
    VBlank,
}
