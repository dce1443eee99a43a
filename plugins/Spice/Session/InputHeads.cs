using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>The ends of a VM's one way of input, a head each.</summary>
internal sealed class InputHeads(InputQueue queue, MouseState mouse)
{
    /// <summary>Where the heads lie.</summary>
    public HeadPlaces Places { get; } = new();

    /// <summary>Input of a head.</summary>
    public InputSink Of(int head) => new(queue, () => mouse.PointerMode, head);
}
