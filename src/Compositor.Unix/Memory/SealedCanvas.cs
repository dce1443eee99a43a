using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A canvas in a memfd that can neither shrink nor grow, so that whoever maps it, in this process or another, cannot fault.
/// Its length is a whole number of pages and it stays writable: what udmabuf demands to make a dma-buf of it.
/// </summary>
public sealed class SealedCanvas : ICanvas
{
    private const int StrideAlignment = 64;

    private readonly SafeFd _fd;
    private readonly MappedMemory _memory;
    private readonly (long Offset, int Stride)[] _planes;

    /// <summary>Makes a black canvas.</summary>
    /// <param name="size">Pixels, 1 to <see cref="SurfaceBuffer.MaximumSide"/> each way.</param>
    /// <param name="format">A packed format, or one of video.</param>
    /// <exception cref="BufferException">Size or format cannot be right.</exception>
    /// <exception cref="UnixException">Memory is out.</exception>
    public SealedCanvas(Size size, FourCc format)
    {
        if (size.IsEmpty || size.Width > SurfaceBuffer.MaximumSide || size.Height > SurfaceBuffer.MaximumSide || !format.IsKnown)
        {
            throw new BufferException($"a canvas cannot be {size} {format} pixels");
        }

        (Size, Format) = (size, format);
        _planes = new (long, int)[format.PlaneCount];
        var used = 0L;
        for (var i = 0; i < _planes.Length; i++)
        {
            var stride = (int)((format.RowBytes(i, size.Width) + StrideAlignment - 1) / StrideAlignment * StrideAlignment);
            _planes[i] = (used, stride);
            used += (long)stride * format.PlaneRows(i, size.Height);
        }

        var page = Environment.SystemPageSize;
        _fd = Memfd.Create("compositor-canvas", (used + page - 1) / page * page);
        try
        {
            Memfd.Seal(_fd, FileSeals.Shrink | FileSeals.Grow);
            _memory = MappedMemory.Map(_fd, 0, used, writable: true);
        }
        catch
        {
            _fd.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Size Size { get; }

    /// <inheritdoc/>
    public FourCc Format { get; }

    /// <inheritdoc/>
    public int Stride => _planes[0].Stride;

    /// <inheritdoc/>
    public DrawLock DrawLock { get; } = new();

    /// <inheritdoc/>
    public Span<byte> Pixels => _memory.Span;

    /// <inheritdoc/>
    public SurfaceBuffer CreateBuffer(VideoColour? colour = null) => new(
        BufferKind.Memory, Size, Format, Array.ConvertAll(_planes, plane => new BufferPlane(_fd.Duplicate(), plane.Offset, plane.Stride)), drawLock: DrawLock, colour: colour);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _fd.Dispose();
    }
}
