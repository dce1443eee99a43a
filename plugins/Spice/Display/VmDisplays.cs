using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>All displays of a VM, and the heads on them.</summary>
internal sealed class VmDisplays(ISurfaceHost host, MemoryBudget budget, SpiceOptions options, VideoOffer video, MediaClock clock, InputHeads input, int count)
{
    private readonly Dictionary<byte, DisplayHeads> _heads = [];

    /// <summary>Begins a display.</summary>
    /// <returns>Takes its messages; whoever runs it disposes it.</returns>
    public DisplayChannel Add(ChannelLink link, byte id)
    {
        var heads = new DisplayHeads(host, id, input.Places, input.Of);
        _heads[id] = heads;
        var images = new DisplayImages(budget, id, count);
        DisplayChannel.Begin(link, images, options.CompressionOn(link.Transport), video);
        var gl = new GlFrames(link, heads, options.Pacing, host.Log);
        return new DisplayChannel(images, heads, new StreamTable(link, clock, budget), gl, size => host.CreateCanvas(size, FourCc.Xrgb8888), host.Log);
    }

    /// <summary>Where the pointer of a display is shown; the cursor channel has the display's number.</summary>
    public ICursorTarget CursorsOf(byte id) => _heads.GetValueOrDefault(id) ?? _heads.Values.First();
}
