namespace Compositor.Contracts;

/// <summary>
/// Takes the input of one surface. Codes are Linux evdev codes (input-event-codes.h). Called on the main thread only;
/// every member enqueues and returns. Keys, buttons and touches are never dropped, movements may be merged.
/// The seat guarantees that each press gets its release here, also after the focus has moved.
/// </summary>
public interface IInputSink
{
    /// <summary>How the guest takes its pointer now; may change at any time, on any thread.</summary>
    PointerMode PointerMode { get; }

    /// <summary>A key goes down or up; no repeats.</summary>
    /// <param name="code">KEY_* code.</param>
    /// <param name="pressed">True when it goes down.</param>
    void Key(ushort code, bool pressed);

    /// <summary>The pointer is at a position. Only while <see cref="PointerMode"/> is absolute; ignored otherwise.</summary>
    /// <param name="position">Surface pixels, inside the surface.</param>
    void PointerTo(Point position);

    /// <summary>The pointer moved. Only while <see cref="PointerMode"/> is relative; ignored otherwise.</summary>
    /// <param name="dx">Pixels to the right.</param>
    /// <param name="dy">Pixels down.</param>
    void PointerBy(int dx, int dy);

    /// <summary>A button goes down or up.</summary>
    /// <param name="code">BTN_* code: BTN_LEFT 0x110, RIGHT 0x111, MIDDLE 0x112, SIDE 0x113, EXTRA 0x114.</param>
    /// <param name="pressed">True when it goes down.</param>
    void Button(ushort code, bool pressed);

    /// <summary>The wheel turned.</summary>
    /// <param name="horizontal">Notches to the right; negative to the left.</param>
    /// <param name="vertical">Notches away from the user (up); negative towards the user.</param>
    void Wheel(int horizontal, int vertical);

    /// <summary>A finger; dropped by a source without a touch screen.</summary>
    /// <param name="slot">0 to 9.</param>
    /// <param name="phase">What it does.</param>
    /// <param name="x">Surface pixels, with fraction.</param>
    /// <param name="y">Surface pixels, with fraction.</param>
    void Touch(int slot, TouchPhase phase, double x, double y);

    /// <summary>Everything that is held is let go, in case something was missed.</summary>
    void Reset();
}
