using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>The ends of a VM's one way of input, a head each.</summary>
internal sealed class InputHeads(InputQueue queue, MouseState mouse)
{
    /// <summary>Where the heads lie.</summary>
    public HeadPlaces Places { get; } = new();

    /// <summary>Takes files for the guest.</summary>
    public IFileSink? Files { private get; set; }

    /// <summary>What a head can.</summary>
    public SurfaceOptions Of(int head)
    {
        var sink = new InputSink(queue, () => mouse.PointerMode, head);
        return new SurfaceOptions(head) { Input = sink, Display = sink, Files = Files };
    }
}
