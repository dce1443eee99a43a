using Compositor.Contracts;

namespace Compositor.BadPolicyPlugin;

internal sealed class BadRouting(Func<InputRoute> route) : IInputPolicy
{
    public InputRoute Route(in InputEvent input, in SeatState seat) => route();
}
