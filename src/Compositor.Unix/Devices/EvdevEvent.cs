using System.Runtime.InteropServices;

namespace Compositor.Unix;

/// <summary>One input event (struct input_event of an LP64 system, linux/input.h).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct EvdevEvent
{
    /// <summary>When: seconds and microseconds.</summary>
    public readonly long Seconds;

    /// <summary>Of the second.</summary>
    public readonly long Microseconds;

    /// <summary>One of <see cref="EvdevTypes"/>.</summary>
    public readonly ushort Type;

    /// <summary>Which key or axis, by type.</summary>
    public readonly ushort Code;

    /// <summary>Pressed, moved by, or at.</summary>
    public readonly int Value;

    /// <summary>For a test.</summary>
    /// <param name="type">One of <see cref="EvdevTypes"/>.</param>
    /// <param name="code">Which key or axis.</param>
    /// <param name="value">Pressed, moved by, or at.</param>
    public EvdevEvent(ushort type, ushort code, int value) => (Type, Code, Value) = (type, code, value);
}
