using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>The description of a dma-buf that a guest's GPU draws in, as QEMU hands it over. Up to four planes, in place.</summary>
public readonly ref struct DmaBufScanout
{
    /// <summary>The part that the head shows; rows count in the order of memory.</summary>
    public required Rect Visible { get; init; }

    /// <summary>Pixels of the whole framebuffer, which several heads may share.</summary>
    public required Size Backing { get; init; }

    /// <summary>As it was named; what it says of alpha is not believed.</summary>
    public required FourCc Format { get; init; }

    /// <summary>Layout within a plane.</summary>
    public required ulong Modifier { get; init; }

    /// <summary>True when the first row in memory is the bottom of the picture.</summary>
    public required bool BottomUp { get; init; }

    /// <summary>Of each plane: bytes before its first row.</summary>
    public required ReadOnlySpan<uint> Offsets { get; init; }

    /// <summary>Of each plane: bytes from one row to the next.</summary>
    public required ReadOnlySpan<uint> Strides { get; init; }

    /// <summary>Makes the buffer. Takes the descriptors, also when it throws.</summary>
    /// <exception cref="BufferException">Size, stride, offset or number of planes cannot be right.</exception>
    public SurfaceBuffer CreateBuffer(ReadOnlySpan<SafeFd> fds)
    {
        try
        {
            var planes = new BufferPlane[fds.Length];
            for (var i = 0; i < fds.Length; i++)
            {
                if (Strides[i] > int.MaxValue)
                {
                    throw new BufferException($"a plane has the stride {Strides[i]}");
                }

                planes[i] = new BufferPlane(fds[i], Offsets[i], (int)Strides[i]);
            }

            var crop = new BufferCrop(Backing, new Point(Visible.X, Visible.Y));
            return new SurfaceBuffer(BufferKind.DmaBuf, Visible.Size, Opaque(Format), planes, Modifier, BottomUp, crop: crop);
        }
        catch
        {
            foreach (var fd in fds)
            {
                fd.Dispose();
            }

            throw;
        }
    }

    // A screen is opaque, whatever the guest left in the alpha of its framebuffer: QEMU calls every texture AB24.
    private static FourCc Opaque(FourCc format) => format switch
    {
        _ when format == FourCc.Argb8888 => FourCc.Xrgb8888,
        _ when format == FourCc.Abgr8888 => FourCc.Xbgr8888,
        _ when format == FourCc.Argb2101010 => FourCc.Xrgb2101010,
        _ when format == FourCc.Abgr2101010 => FourCc.Xbgr2101010,
        _ => format,
    };
}
