using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The description of a dma-buf, as ScanoutDMABUF and ScanoutDMABUF2 bring it. Up to four planes, in place.</summary>
internal readonly ref struct DmaBufScanout
{
    /// <summary>What the head shows of the framebuffer.</summary>
    public required Rect Visible { get; init; }

    /// <summary>Pixels of the framebuffer.</summary>
    public required Size Backing { get; init; }

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
            PictureLimits.Check(Backing);
            var planes = new BufferPlane[fds.Length];
            for (var i = 0; i < fds.Length; i++)
            {
                if (Strides[i] > int.MaxValue)
                {
                    throw new ProtocolException($"a plane has the stride {Strides[i]}");
                }

                planes[i] = new BufferPlane(fds[i], Offsets[i], (int)Strides[i]);
            }

            return new SurfaceBuffer(BufferKind.DmaBuf, Visible.Size, Opaque(Format), planes, Modifier, BottomUp, crop: Crop);
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

    private BufferCrop? Crop => Visible == new Rect(Backing) ? null : new BufferCrop(Backing, new Point(Visible.X, Visible.Y));
}
