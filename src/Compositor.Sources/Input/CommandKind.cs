namespace Compositor.Sources;

/// <summary>What an <see cref="InputCommand"/> asks for.</summary>
public enum CommandKind
{
    /// <summary>A = key code, B = 1 when pressed.</summary>
    Key,

    /// <summary>A, B = position.</summary>
    PointerTo,

    /// <summary>A, B = movement.</summary>
    PointerBy,

    /// <summary>A = button code, B = 1 when pressed.</summary>
    Button,

    /// <summary>A = notches to the right, B = notches up.</summary>
    Wheel,

    /// <summary>A = slot, B = phase, X, Y = position.</summary>
    Touch,

    /// <summary>A, B = pixels, X, Y = millimetres.</summary>
    Resize,

    /// <summary>A, B = pixels shown, X = 1 with the keyboard's focus.</summary>
    View,

    /// <summary>A time has come that the guest's side waits for.</summary>
    Wake,

    /// <summary>Everything that is held is let go.</summary>
    Reset,
}
