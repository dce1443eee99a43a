namespace Compositor.Rendering;

/// <summary>What became of taking a surface's new pixels.</summary>
public enum UpdateOutcome
{
    /// <summary>The renderer has them, or can read them when it draws.</summary>
    Done,

    /// <summary>The canvas is being drawn in; what was there before stays. Try again a frame later.</summary>
    Busy,
}
