namespace Compositor.Contracts;

/// <summary>What happened on the seat.</summary>
public enum InputKind
{
    /// <summary>A key went down.</summary>
    KeyDown,

    /// <summary>A key went up.</summary>
    KeyUp,

    /// <summary>The pointer moved.</summary>
    Motion,

    /// <summary>A button went down.</summary>
    ButtonDown,

    /// <summary>A button went up.</summary>
    ButtonUp,

    /// <summary>The wheel turned.</summary>
    Wheel,

    /// <summary>A finger touched.</summary>
    TouchDown,

    /// <summary>A finger moved.</summary>
    TouchMove,

    /// <summary>A finger left.</summary>
    TouchUp,
}
