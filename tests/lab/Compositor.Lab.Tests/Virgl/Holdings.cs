namespace Compositor.Lab.Tests.Virgl;

/// <summary>What a compositor holds of others.</summary>
/// <param name="Descriptors">Open files of any kind.</param>
/// <param name="DmaBufs">Those that are dma-bufs.</param>
/// <param name="Mappings">Dma-bufs mapped into its memory.</param>
internal sealed record Holdings(int Descriptors, int DmaBufs, int Mappings)
{
    // Timers, pools and sockets of .NET come and go, between 187 and 194 in all at rest; and software GL keeps the last few textures that it has drawn, deleted or not,
    // each with the shim's descriptor and mapping. What is lost with each kill, lie or scanout would be more.
    private const int Loose = 4;
    private const int LooseDescriptors = 12;

    /// <summary>True when it is nothing more than before, but for a few of the runtime and the driver.</summary>
    public bool IsWithin(Holdings before) =>
        Descriptors <= before.Descriptors + LooseDescriptors + Math.Max(0, DmaBufs - before.DmaBufs)
        && DmaBufs <= before.DmaBufs + Loose
        && Mappings <= before.Mappings + Loose;
}
