namespace Compositor.Contracts;

/// <summary>A buffer that shows part of a larger picture, as heads do that share one framebuffer.</summary>
/// <param name="Backing">Pixels of the picture in memory.</param>
/// <param name="Origin">Its first visible pixel; rows count in the order of memory.</param>
public sealed record BufferCrop(Size Backing, Point Origin);
