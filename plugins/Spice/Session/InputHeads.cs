using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>The ends of the one way of input, a head each.</summary>
internal sealed class InputHeads(InputQueue queue, MouseState mouse)
{
    /// <summary>Input of a head.</summary>
    public InputSink Of(int head) => new(queue, () => mouse.PointerMode, head);

    /// <summary>How the guest takes its pointer.</summary>
    public PointerMode Mode => mouse.PointerMode;
}
