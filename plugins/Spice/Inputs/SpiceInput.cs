using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Turns what hands do into messages of the inputs channel, and sizes into wishes for the agent.</summary>
/// <param name="channel">Sends it.</param>
/// <param name="mouse">Whether positions or movements are wanted.</param>
/// <param name="places">Where the heads lie.</param>
/// <param name="monitors">Takes sizes.</param>
internal sealed class SpiceInput(InputsChannel channel, MouseState mouse, HeadPlaces places, MonitorsWish monitors) : IGuestInput
{
    /// <summary>The server lets go of what the last client held.</summary>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Key(ushort code, bool pressed)
    {
        if (ScanCodes.From(code) is var key and not 0)
        {
            channel.Key(key, pressed);
        }
    }

    /// <summary>BTN_LEFT, BTN_MIDDLE, BTN_RIGHT, BTN_SIDE, BTN_EXTRA.</summary>
    public void Button(ushort code, bool pressed)
    {
        var button = code switch
        {
            0x110 => MouseButton.Left,
            0x112 => MouseButton.Middle,
            0x111 => MouseButton.Right,
            0x113 => MouseButton.Side,
            0x114 => MouseButton.Extra,
            _ => MouseButton.None,
        };
        if (button != MouseButton.None)
        {
            channel.Button(button, pressed);
        }
    }

    /// <inheritdoc/>
    public void MoveTo(int head, Point position)
    {
        if (mouse.Mode == MouseMode.Client)
        {
            var (display, origin) = places.Of(head);
            channel.MoveTo(origin.X + Math.Max(0, position.X), origin.Y + Math.Max(0, position.Y), display);
        }
    }

    /// <inheritdoc/>
    public void MoveBy(int dx, int dy)
    {
        if (mouse.Mode == MouseMode.Server)
        {
            channel.MoveBy(dx, dy);
        }
    }

    /// <summary>The protocol has no wheel to the side.</summary>
    public void Turn(bool isHorizontal, bool isForward)
    {
        if (!isHorizontal)
        {
            var button = isForward ? MouseButton.WheelUp : MouseButton.WheelDown;
            channel.Button(button, pressed: true);
            channel.Button(button, pressed: false);
        }
    }

    /// <summary>The protocol has no touch screen.</summary>
    public void Touch(int slot, TouchPhase phase, double x, double y)
    {
    }

    /// <inheritdoc/>
    public void Resize(int head, Size size, Size millimetres) => monitors.Request(head, size);
}
