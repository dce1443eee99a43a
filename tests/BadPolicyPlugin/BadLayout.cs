using Compositor.Contracts;

namespace Compositor.BadPolicyPlugin;

internal sealed class BadLayout(Func<LayoutInput, IReadOnlyList<Placement>> arrange) : ILayoutPolicy
{
    public IReadOnlyList<Placement> Arrange(LayoutInput input) => arrange(input);
}
