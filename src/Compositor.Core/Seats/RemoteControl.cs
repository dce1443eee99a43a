using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// Input that does not come from a device but from control: whole strokes and clicks that begin and end at once, at a named surface,
/// whatever the focus is. Main thread.
/// </summary>
public static class RemoteControl
{
    // Moves a relative pointer into the corner of any screen, so that the way from there is known.
    private const int Corner = -SurfaceBuffer.MaximumSide;

    /// <summary>Presses keys in order and lets them go in reverse order, as one chord.</summary>
    /// <param name="sink">The guest.</param>
    /// <param name="codes">evdev codes.</param>
    public static void SendKeys(IInputSink sink, ReadOnlySpan<ushort> codes)
    {
        foreach (var code in codes)
        {
            sink.Key(code, true);
        }

        for (var i = codes.Length - 1; i >= 0; i--)
        {
            sink.Key(codes[i], false);
        }
    }

    /// <summary>Moves the pointer and, where a button is given, clicks.</summary>
    /// <param name="sink">The guest.</param>
    /// <param name="position">Surface pixels.</param>
    /// <param name="button">evdev code; null only moves.</param>
    public static void SendPointer(IInputSink sink, Point position, ushort? button)
    {
        if (sink.PointerMode == PointerMode.Absolute)
        {
            sink.PointerTo(position);
        }
        else
        {
            sink.PointerBy(Corner, Corner);
            sink.PointerBy(position.X, position.Y);
        }

        if (button is { } code)
        {
            sink.Button(code, true);
            sink.Button(code, false);
        }
    }
}
