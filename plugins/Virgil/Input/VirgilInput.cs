using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Virgil;

/// <summary>Turns codes into QEMU's numbers and sends only what QEMU cannot misread: it checks neither button nor key numbers.</summary>
/// <param name="console">Sends it.</param>
/// <param name="state">What the guest takes now.</param>
/// <param name="screen">Its pixels.</param>
internal sealed class VirgilInput(ConsoleInput console, ConsoleState state, Screen screen) : IGuestInput
{
    // Both wheels' numbers exist in every QEMU that has a D-Bus display.
    private const uint WheelUp = 3;
    private const uint WheelDown = 4;
    private const uint WheelLeft = 7;
    private const uint WheelRight = 8;

    /// <summary>A viewer before may have left buttons pressed: QEMU lifts only its keys.</summary>
    public void Begin()
    {
        for (var button = 0u; button < 3; button++)
        {
            console.Button(button, pressed: false);
        }
    }

    /// <inheritdoc/>
    public void Key(ushort code, bool pressed)
    {
        if (ScanCodes.From(code) is var key and not 0)
        {
            console.Key(key, pressed);
        }
    }

    /// <summary>BTN_LEFT, BTN_RIGHT, BTN_MIDDLE, BTN_SIDE, BTN_EXTRA; every other button is one that QEMU does not have.</summary>
    public void Button(ushort code, bool pressed)
    {
        uint? button = code switch { 0x110 => 0, 0x112 => 1, 0x111 => 2, 0x113 => 5, 0x114 => 6, _ => null };
        if (button is { } number)
        {
            console.Button(number, pressed);
        }
    }

    /// <inheritdoc/>
    public void MoveTo(int head, Point position)
    {
        var size = screen.Size;
        if (state.IsAbsolute && !size.IsEmpty)
        {
            console.MoveTo((uint)Math.Clamp(position.X, 0, size.Width - 1), (uint)Math.Clamp(position.Y, 0, size.Height - 1));
        }
    }

    /// <inheritdoc/>
    public void MoveBy(int dx, int dy)
    {
        if (!state.IsAbsolute)
        {
            console.MoveBy(dx, dy);
        }
    }

    /// <inheritdoc/>
    public void Turn(bool isHorizontal, bool isForward)
    {
        var button = (isHorizontal, isForward) switch
        {
            (false, true) => WheelUp,
            (false, false) => WheelDown,
            (true, true) => WheelRight,
            (true, false) => WheelLeft,
        };
        console.Button(button, pressed: true);
        console.Button(button, pressed: false);
    }

    /// <inheritdoc/>
    public void Touch(int slot, TouchPhase phase, double x, double y)
    {
        var size = screen.Size;
        if (slot >= 0 && slot < state.TouchSlots && !size.IsEmpty && double.IsFinite(x) && double.IsFinite(y))
        {
            var kind = phase switch { TouchPhase.Down => 0u, TouchPhase.Move => 1u, TouchPhase.Up => 2u, _ => 3u };
            console.Touch(kind, (ulong)slot, Math.Clamp(x, 0, size.Width - 1), Math.Clamp(y, 0, size.Height - 1));
        }
    }

    /// <inheritdoc/>
    public void Resize(int head, Size size, Size millimetres) => console.Resize(
        (ushort)Math.Clamp(millimetres.Width, 0, ushort.MaxValue), (ushort)Math.Clamp(millimetres.Height, 0, ushort.MaxValue), (uint)size.Width, (uint)size.Height);
}
