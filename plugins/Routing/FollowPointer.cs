using Compositor.Contracts;

namespace Compositor.Plugins.Routing;

/// <summary>The focus follows the pointer: whatever it moves onto, clicks or scrolls gets the keyboard; over nothing, it stays.</summary>
internal sealed class FollowPointer : IInputPolicy
{
    public InputRoute Route(in InputEvent input, in SeatState seat) => input.Kind switch
    {
        InputKind.KeyDown or InputKind.KeyUp => InputRoute.Forward(seat.Focus),
        InputKind.Motion or InputKind.ButtonDown or InputKind.Wheel => InputRoute.ForwardWithFocus(seat.Grab ?? seat.Under),
        InputKind.ButtonUp => InputRoute.Forward(seat.Grab ?? seat.Under),
        InputKind.TouchDown => InputRoute.ForwardWithFocus(seat.Under),
        InputKind.TouchMove or InputKind.TouchUp => InputRoute.Forward(seat.Under),
        _ => InputRoute.Drop,
    };
}
