using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The built-in input policy: a click or touch takes the focus, keys go to it, the pointer to what is under it.</summary>
public sealed class ClickToFocus : IInputPolicy
{
    public InputRoute Route(in InputEvent input, in SeatState seat) => input.Kind switch
    {
        InputKind.KeyDown or InputKind.KeyUp => InputRoute.Forward(seat.Focus),
        InputKind.ButtonDown or InputKind.TouchDown => InputRoute.ForwardWithFocus(seat.Grab ?? seat.Under),
        _ => InputRoute.Forward(seat.Grab ?? seat.Under),
    };
}
