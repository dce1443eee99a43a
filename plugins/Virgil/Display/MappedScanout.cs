using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>Makes a buffer of QEMU's shared memory. QEMU seals it only against further seals, so its length is checked here, and again by who maps it.</summary>
internal static class MappedScanout
{
    /// <summary>Takes the descriptor, also when it throws.</summary>
    /// <exception cref="ProtocolException">The memory does not hold the picture.</exception>
    public static SurfaceBuffer CreateBuffer(SafeFd fd, uint offset, Size size, uint stride, FourCc format)
    {
        try
        {
            if (stride > int.MaxValue || stride < (long)size.Width * format.BytesPerPixel)
            {
                throw new ProtocolException($"QEMU shares {size} pixels with stride {stride}");
            }

            var needed = offset + ((long)stride * (size.Height - 1)) + ((long)size.Width * format.BytesPerPixel);
            var length = FileStat.Of(fd).Length;
            if (length < needed)
            {
                throw new ProtocolException($"QEMU shares {length} bytes for a picture of {needed}");
            }
        }
        catch
        {
            fd.Dispose();
            throw;
        }

        return new SurfaceBuffer(BufferKind.Memory, size, format, [new BufferPlane(fd, offset, (int)stride)]);
    }
}
