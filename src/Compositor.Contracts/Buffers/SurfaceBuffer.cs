namespace Compositor.Contracts;

/// <summary>
/// The one kind of buffer: memory behind descriptors, with format, size and layout. A dma-buf of a guest, QEMU's memfd, a canvas that
/// a plugin draws in, the planes of a video frame. Immutable; the owner of the object owns its descriptors.
/// Any thread, but <see cref="Dispose"/> is for the owner alone: a surface owns the buffer attached to it.
/// </summary>
public sealed class SurfaceBuffer : IDisposable
{
    /// <summary>The largest width and height that is taken; larger than every screen sold, small enough that no product overflows.</summary>
    public const int MaximumSide = 16384;

    private readonly BufferPlane[] _planes;
    private int _disposed;

    /// <summary>Takes ownership of the planes, also when the constructor throws.</summary>
    /// <param name="kind">What the descriptors name.</param>
    /// <param name="size">Visible pixels, 1 to <see cref="MaximumSide"/> each way.</param>
    /// <param name="format">The pixel format.</param>
    /// <param name="planes">1 to 4 planes.</param>
    /// <param name="modifier">Layout within a plane; <see cref="Contracts.Modifier.Linear"/> for memory.</param>
    /// <param name="bottomUp">True when the first row in memory is the bottom of the picture.</param>
    /// <param name="drawLock">The lock its writer draws under, where it has one.</param>
    /// <param name="crop">Where the visible pixels lie in a larger picture; null when they are all of it.</param>
    /// <param name="colour">What the numbers of video mean; null for what is usual at that size. Without meaning for packed formats.</param>
    /// <exception cref="BufferException">Size, stride, offset or number of planes cannot be right.</exception>
    public SurfaceBuffer(
        BufferKind kind,
        Size size,
        FourCc format,
        ReadOnlySpan<BufferPlane> planes,
        ulong modifier = Contracts.Modifier.Linear,
        bool bottomUp = false,
        DrawLock? drawLock = null,
        BufferCrop? crop = null,
        VideoColour? colour = null)
    {
        _planes = planes.ToArray();
        (Kind, Size, Format, Modifier, BottomUp, DrawLock) = (kind, size, format, modifier, bottomUp, drawLock);
        (Backing, Origin) = crop is null ? (size, default) : (crop.Backing, crop.Origin);
        Colour = format.IsYuv ? colour ?? VideoColour.Usual(Backing) : null;
        LiveCount.Count(LiveKind.Buffer, +1);
        try
        {
            Check();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the descriptors name.</summary>
    public BufferKind Kind { get; }

    /// <summary>Visible pixels.</summary>
    public Size Size { get; }

    /// <summary>Pixels of the whole picture in memory, of which <see cref="Size"/> at <see cref="Origin"/> is visible.</summary>
    public Size Backing { get; }

    /// <summary>The visible pixel that comes first in memory: rows count in the order of memory, also when that is bottom up.</summary>
    public Point Origin { get; }

    /// <summary>The pixel format.</summary>
    public FourCc Format { get; }

    /// <summary>What the numbers of video mean; null for packed formats.</summary>
    public VideoColour? Colour { get; }

    /// <summary>Layout within a plane, a DRM format modifier.</summary>
    public ulong Modifier { get; }

    /// <summary>True when the first row in memory is the bottom of the picture.</summary>
    public bool BottomUp { get; }

    /// <summary>The lock its writer draws under; null when the writer (QEMU) knows no lock.</summary>
    public DrawLock? DrawLock { get; }

    /// <summary>1 to 4 planes.</summary>
    public IReadOnlyList<BufferPlane> Planes => _planes;

    /// <summary>Where the bytes of the first plane end that are read, from the start of its memory: offset + stride × (rows - 1) + one row.</summary>
    public long ReadableLength => ReadableLengthOf(0);

    /// <summary>As <see cref="ReadableLength"/>, for any plane of pixels.</summary>
    /// <param name="plane">From 0.</param>
    public long ReadableLengthOf(int plane) =>
        _planes[plane].Offset
        + ((long)_planes[plane].Stride * (Math.Max(1, Format.PlaneRows(plane, Backing.Height)) - 1))
        + Math.Max(1, Format.RowBytes(plane, Backing.Width));

    /// <summary>True after <see cref="Dispose"/>.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Closes the descriptors. Only the owner calls it. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        foreach (var plane in _planes)
        {
            plane.Fd.Dispose();
        }

        LiveCount.Count(LiveKind.Buffer, -1);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Size} {Format}";

    private void Check()
    {
        if (Size.IsEmpty || Backing.Width > MaximumSide || Backing.Height > MaximumSide)
        {
            throw new BufferException($"a buffer cannot be {Backing} pixels");
        }

        if (!new Rect(Backing).Contains(new Rect(Origin.X, Origin.Y, Size.Width, Size.Height)))
        {
            throw new BufferException($"{Size} pixels at {Origin} do not lie in a picture of {Backing}");
        }

        if (_planes.Length is < 1 or > 4)
        {
            throw new BufferException($"a buffer cannot have {_planes.Length} planes");
        }

        if (Kind == BufferKind.Memory)
        {
            CheckMemory();
        }

        for (var i = 0; i < _planes.Length; i++)
        {
            var plane = _planes[i];
            if (plane.Fd.IsInvalid)
            {
                throw new BufferException("a buffer needs a descriptor");
            }

            // Further planes may be a compressing modifier's own: their rows are no rows of pixels.
            var row = i == 0 || Kind == BufferKind.Memory ? Format.RowBytes(i, Backing.Width) : 1;
            if (plane.Offset < 0 || plane.Stride < Math.Max(1, row))
            {
                throw new BufferException($"stride {plane.Stride} at offset {plane.Offset} cannot hold rows of {Backing.Width} {Format} pixels");
            }
        }
    }

    private void CheckMemory()
    {
        if (!Format.IsKnown)
        {
            throw new BufferException($"pixel format {Format} cannot be read from memory");
        }

        if (_planes.Length < Format.PlaneCount)
        {
            throw new BufferException($"{Format} has {Format.PlaneCount} planes, not {_planes.Length}");
        }

        // One sample of colour is for two by two pixels: what begins or is counted in between would be nobody's.
        if (Format.IsYuv && (BottomUp || ((Origin.X | Origin.Y) & 1) != 0))
        {
            throw new BufferException($"{Format} in memory is top first and begins at even pixels");
        }
    }
}
