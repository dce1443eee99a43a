namespace Compositor.Contracts;

/// <summary>What a finger does.</summary>
public enum TouchPhase
{
    /// <summary>It touches.</summary>
    Down,

    /// <summary>It moves.</summary>
    Move,

    /// <summary>It leaves.</summary>
    Up,

    /// <summary>The touch was taken away; the guest should forget it.</summary>
    Cancel,
}
