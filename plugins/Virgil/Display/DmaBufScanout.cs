using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The description of a dma-buf, as ScanoutDMABUF and ScanoutDMABUF2 bring it. Up to four planes, in place.</summary>
internal readonly ref struct DmaBufScanout
{
    public required Rect Visible { get; init; }

    public required FourCc Format { get; init; }

    public required ulong Modifier { get; init; }

    public required bool BottomUp { get; init; }

    public required ReadOnlySpan<uint> Offsets { get; init; }

    public required ReadOnlySpan<uint> Strides { get; init; }

    /// <summary>Makes the buffer. Takes the descriptors, also when it throws.</summary>
    /// <exception cref="SourceException">It cannot be shown.</exception>
    public SurfaceBuffer CreateBuffer(ReadOnlySpan<SafeFd> fds)
    {
        try
        {
            PictureLimits.Check(Visible.Size);
            var planes = new BufferPlane[fds.Length];
            for (var i = 0; i < fds.Length; i++)
            {
                if (Strides[i] > int.MaxValue)
                {
                    throw new ProtocolException($"a plane has the stride {Strides[i]}");
                }

                planes[i] = new BufferPlane(fds[i], Offsets[i] + Corner((int)Strides[i]), (int)Strides[i]);
            }

            return new SurfaceBuffer(BufferKind.DmaBuf, Visible.Size, Opaque(Format), planes, Modifier, BottomUp);
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

    // A screen is opaque, whatever the guest left in the alpha of its framebuffer.
    private static FourCc Opaque(FourCc format) =>
        format == FourCc.Argb8888 ? FourCc.Xrgb8888 : format == FourCc.Abgr8888 ? FourCc.Xbgr8888 : format;

    // A head that shows part of a larger framebuffer starts at its corner: known for rows one after the other, and only there.
    private long Corner(int stride)
    {
        if (Visible is { X: 0, Y: 0 })
        {
            return 0;
        }

        return Modifier == Contracts.Modifier.Linear && Format.BytesPerPixel > 0 && Strides.Length == 1
            ? ((long)Visible.Y * stride) + ((long)Visible.X * Format.BytesPerPixel)
            : throw new SourceException($"the head shows {Visible} of a larger tiled framebuffer, which is not supported; give each head its own framebuffer");
    }
}
