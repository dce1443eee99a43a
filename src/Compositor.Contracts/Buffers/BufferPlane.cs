namespace Compositor.Contracts;

/// <summary>One plane of a buffer.</summary>
/// <param name="Fd">The memory. Owned by the <see cref="SurfaceBuffer"/> that holds the plane.</param>
/// <param name="Offset">Bytes from the start of the memory to the first row; 0 or more; need not be page aligned.</param>
/// <param name="Stride">Bytes from one row to the next; at least width × bytes per pixel.</param>
public sealed record BufferPlane(SafeFd Fd, long Offset, int Stride);
