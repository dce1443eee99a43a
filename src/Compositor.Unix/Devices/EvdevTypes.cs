namespace Compositor.Unix;

/// <summary>Types and codes of input events that are understood here (linux/input-event-codes.h).</summary>
public static class EvdevTypes
{
    /// <summary>Ends a report, or says that some were lost.</summary>
    public const ushort Synchronization = 0;

    /// <summary>Keys and buttons.</summary>
    public const ushort Key = 1;

    /// <summary>Moved by.</summary>
    public const ushort Relative = 2;

    /// <summary>Is at.</summary>
    public const ushort Absolute = 3;

    /// <summary>Synchronization: what came before belongs together.</summary>
    public const ushort Report = 0;

    /// <summary>Synchronization: events were lost up to the next report.</summary>
    public const ushort Dropped = 3;

    /// <summary>Relative and absolute.</summary>
    public const ushort X = 0;

    /// <summary>Relative and absolute.</summary>
    public const ushort Y = 1;

    /// <summary>Relative: notches, right is positive.</summary>
    public const ushort HorizontalWheel = 6;

    /// <summary>Relative: notches, away from the person is positive.</summary>
    public const ushort Wheel = 8;

    /// <summary>Absolute: the finger that the following is about.</summary>
    public const ushort TouchSlot = 0x2f;

    /// <summary>Absolute: where the finger is.</summary>
    public const ushort TouchX = 0x35;

    /// <summary>Absolute: where the finger is.</summary>
    public const ushort TouchY = 0x36;

    /// <summary>Absolute: -1 when the finger left, else a number of its touch.</summary>
    public const ushort TouchId = 0x39;

    /// <summary>The first of eight mouse buttons.</summary>
    public const ushort FirstMouseButton = 0x110;

    /// <summary>The last of them.</summary>
    public const ushort LastMouseButton = 0x117;

    /// <summary>Where joysticks begin: codes from here to <see cref="LastTool"/> are no keys.</summary>
    public const ushort FirstMisc = 0x100;

    /// <summary>A finger is what touches.</summary>
    public const ushort ToolFinger = 0x145;

    /// <summary>Something touches.</summary>
    public const ushort Touch = 0x14a;

    /// <summary>Above it there are keys again.</summary>
    public const ushort LastTool = 0x15f;
}
