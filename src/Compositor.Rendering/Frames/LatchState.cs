namespace Compositor.Rendering;

/// <summary>Where a surface's newest latched commit is on its way to its outcome.</summary>
internal enum LatchState
{
    /// <summary>Nothing is owed.</summary>
    Settled,

    /// <summary>Latched and read; completes when an output that shows it presents.</summary>
    Drawing,

    /// <summary>Its canvas was being drawn in; latch again a frame later.</summary>
    Busy,
}
