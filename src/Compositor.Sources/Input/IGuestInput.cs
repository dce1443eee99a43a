using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>
/// What a protocol can tell its guest. Called on the sender's thread alone, and may wait for a guest that does not read. Throws
/// <see cref="IOException"/>, <see cref="SourceException"/> or <see cref="ObjectDisposedException"/> when the connection has ended.
/// </summary>
public interface IGuestInput
{
    /// <summary>Once, before everything else: lets go of what an earlier viewer may have left pressed.</summary>
    void Begin();

    /// <summary>A key.</summary>
    /// <param name="code">Its evdev code; one that the protocol has no number for is passed over.</param>
    /// <param name="pressed">True when it went down.</param>
    void Key(ushort code, bool pressed);

    /// <summary>A button of the mouse.</summary>
    /// <param name="code">Its evdev code; one that the protocol has no number for is passed over.</param>
    /// <param name="pressed">True when it went down.</param>
    void Button(ushort code, bool pressed);

    /// <summary>The pointer's position; passed over while the guest takes movements.</summary>
    /// <param name="head">On which head.</param>
    /// <param name="position">Pixels; may lie outside.</param>
    void MoveTo(int head, Point position);

    /// <summary>The pointer's movement; passed over while the guest takes positions.</summary>
    /// <param name="dx">To the right, mickeys.</param>
    /// <param name="dy">Down, mickeys.</param>
    void MoveBy(int dx, int dy);

    /// <summary>The wheel, a notch at a time.</summary>
    /// <param name="isHorizontal">True for the wheel to the side.</param>
    /// <param name="isForward">True for up and to the right.</param>
    void Turn(bool isHorizontal, bool isForward);

    /// <summary>A finger.</summary>
    /// <param name="slot">Which; any number.</param>
    /// <param name="phase">What it does.</param>
    /// <param name="x">Pixels; may lie outside, and be no number.</param>
    /// <param name="y">Likewise.</param>
    void Touch(int slot, TouchPhase phase, double x, double y);

    /// <summary>The size that a head shall have.</summary>
    /// <param name="head">Which.</param>
    /// <param name="size">Pixels, at most <see cref="SurfaceBuffer.MaximumSide"/> a side.</param>
    /// <param name="millimetres">Its physical size; empty when unknown.</param>
    void Resize(int head, Size size, Size millimetres);

    /// <summary>How a head is looked at on the wall; passed over by those who draw all that changes.</summary>
    /// <param name="head">Which.</param>
    /// <param name="view">From now on.</param>
    void Show(int head, ViewState view)
    {
    }

    /// <summary>A time has come that the protocol has waited for; it had <see cref="CommandKind.Wake"/> queued.</summary>
    void Wake()
    {
    }
}
