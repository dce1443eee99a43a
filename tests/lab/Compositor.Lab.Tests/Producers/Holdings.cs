namespace Compositor.Lab.Tests.Producers;

/// <summary>What a compositor holds of others.</summary>
/// <param name="Descriptors">Open files of any kind.</param>
/// <param name="DmaBufs">Those that are dma-bufs.</param>
/// <param name="Mappings">Dma-bufs mapped into its memory.</param>
internal sealed record Holdings(int Descriptors, int DmaBufs, int Mappings);
