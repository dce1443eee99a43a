using Compositor.Contracts;

namespace Compositor.Plugins.Routing;

/// <summary>A click or a touch gives the focus and is forwarded; the pointer's events go to what is under it, or to the grab.</summary>
internal sealed class ClickToFocus : IInputPolicy
{
    public InputRoute Route(in InputEvent input, in SeatState seat) => input.Kind switch
    {
        InputKind.KeyDown or InputKind.KeyUp => InputRoute.Forward(seat.Focus),
        InputKind.ButtonDown => InputRoute.ForwardWithFocus(seat.Grab ?? seat.Under),
        InputKind.Motion or InputKind.ButtonUp or InputKind.Wheel => InputRoute.Forward(seat.Grab ?? seat.Under),
        InputKind.TouchDown => InputRoute.ForwardWithFocus(seat.Under),
        InputKind.TouchMove or InputKind.TouchUp => InputRoute.Forward(seat.Under),
        _ => InputRoute.Drop,
    };
}
