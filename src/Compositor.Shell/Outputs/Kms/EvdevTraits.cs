using Compositor.Unix;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>What an input device is, from what it says it can do. Immutable.</summary>
/// <param name="Kind">How its positions are meant.</param>
/// <param name="X">Of the pen, or the finger on a touch pad.</param>
/// <param name="Y">Of the pen, or the finger on a touch pad.</param>
/// <param name="TouchX">Of each finger on a touch screen.</param>
/// <param name="TouchY">Of each finger on a touch screen.</param>
internal sealed record EvdevTraits(PositionKind Kind, AxisRange X, AxisRange Y, AxisRange TouchX = default, AxisRange TouchY = default)
{
    /// <summary>True when there is anything here that a person could mean.</summary>
    public static bool IsUsable(EvdevDevice device) =>
        Enumerable.Range(1, EvdevTypes.FirstMisc - 1).Any(device.HasKey)
        || device.HasRelative(EvdevTypes.X)
        || device.HasKey(EvdevTypes.FirstMouseButton)
        || device.HasKey(EvdevTypes.Touch);

    public static EvdevTraits Of(EvdevDevice device)
    {
        var (x, y) = (device.RangeOf(EvdevTypes.X), device.RangeOf(EvdevTypes.Y));
        var (touchX, touchY) = (device.RangeOf(EvdevTypes.TouchX), device.RangeOf(EvdevTypes.TouchY));
        var kind = (touchX.IsValid && device.IsDirect, device.HasKey(EvdevTypes.ToolFinger), x.IsValid && y.IsValid) switch
        {
            (true, _, _) => PositionKind.TouchScreen,
            (_, true, true) => PositionKind.TouchPad,
            (_, _, true) => PositionKind.Tablet,
            _ => PositionKind.None,
        };
        return new EvdevTraits(kind, x, y, touchX, touchY);
    }
}
