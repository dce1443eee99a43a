using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Turns what hands do into messages. On the sender's thread.</summary>
/// <param name="sender">Sends them.</param>
/// <param name="state">What the server can.</param>
/// <param name="onlookers">Those who look at the guest.</param>
internal sealed class RfbInput(RfbSender sender, ServerState state, Onlookers onlookers) : IGuestInput
{
    private ushort _buttons;
    private (ushort X, ushort Y) _at;

    /// <summary>A server lets go of what its last client held.</summary>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Key(ushort code, bool pressed)
    {
        var keysym = Keysyms.From(code);
        if (state.TakesScanCodes && ScanCodes.From(code) is var scanCode and not 0)
        {
            sender.ScanCode(scanCode, keysym, pressed);
        }
        else if (keysym != 0)
        {
            sender.Key(keysym, pressed);
        }
    }

    /// <summary>BTN_LEFT, BTN_MIDDLE, BTN_RIGHT, BTN_SIDE (back), BTN_EXTRA (forward); the protocol has the last one only with an extension.</summary>
    public void Button(ushort code, bool pressed)
    {
        var bit = code switch { 0x110 => 1, 0x112 => 2, 0x111 => 4, 0x113 => 128, 0x114 => 256, _ => 0 };
        if (bit != 0)
        {
            Send((ushort)(pressed ? _buttons | bit : _buttons & ~bit));
        }
    }

    /// <inheritdoc/>
    public void MoveTo(int head, Point position)
    {
        var size = state.Size;
        if (!state.IsRelative && !size.IsEmpty)
        {
            _at = ((ushort)Math.Clamp(position.X, 0, size.Width - 1), (ushort)Math.Clamp(position.Y, 0, size.Height - 1));
            Send(_buttons);
        }
    }

    /// <summary>QEMU takes movements as positions about a middle (rfbproto, "QEMU Pointer Motion Change"), a byte's worth at a time.</summary>
    public void MoveBy(int dx, int dy)
    {
        const int Middle = 0x7fff;
        const int Longest = 127;
        while (state.IsRelative && (dx, dy) != (0, 0))
        {
            var (x, y) = (Math.Clamp(dx, -Longest, Longest), Math.Clamp(dy, -Longest, Longest));
            _at = ((ushort)(Middle + x), (ushort)(Middle + y));
            Send(_buttons);
            _at = (Middle, Middle);
            (dx, dy) = (dx - x, dy - y);
        }
    }

    /// <summary>Buttons four to seven are the wheels.</summary>
    public void Turn(bool isHorizontal, bool isForward)
    {
        var bit = (isHorizontal, isForward) switch
        {
            (false, true) => 8,
            (false, false) => 16,
            (true, false) => 32,
            (true, true) => 64,
        };
        var held = _buttons;
        Send((ushort)(held | bit));
        Send(held);
    }

    /// <summary>The protocol has no touch screen.</summary>
    public void Touch(int slot, TouchPhase phase, double x, double y)
    {
    }

    /// <inheritdoc/>
    public void Resize(int head, Size size, Size millimetres)
    {
        if (state.Layout is { } layout && layout.Size != size)
        {
            var (id, _, flags) = layout.Screens.FirstOrDefault();
            sender.SetDesktopSize(size, (id, flags));
        }
    }

    /// <inheritdoc/>
    public void Show(int head, ViewState view) => onlookers.Show(head, view);

    /// <inheritdoc/>
    public void Wake() => onlookers.Wake();

    private void Send(ushort buttons)
    {
        _buttons = buttons;
        if (state.TakesManyButtons)
        {
            sender.ManyButtons(buttons, _at.X, _at.Y);
        }
        else
        {
            sender.Pointer((byte)buttons, _at.X, _at.Y);
        }
    }
}
