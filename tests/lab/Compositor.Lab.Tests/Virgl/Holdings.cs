namespace Compositor.Lab.Tests.Virgl;

/// <summary>What a compositor holds of others.</summary>
/// <param name="Descriptors">Open files of any kind.</param>
/// <param name="DmaBufs">Those that are dma-bufs.</param>
/// <param name="Mappings">Dma-bufs mapped into its memory.</param>
internal sealed record Holdings(int Descriptors, int DmaBufs, int Mappings)
{
    // Timers, pools and sockets of .NET come and go.
    private const int Runtimes = 4;

    /// <summary>True when it is nothing more than before, but for a few descriptors of the runtime.</summary>
    public bool IsWithin(Holdings before) =>
        Descriptors <= before.Descriptors + Runtimes && DmaBufs <= before.DmaBufs && Mappings <= before.Mappings;
}
