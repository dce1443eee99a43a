using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Makes sure that a dma-buf has the memory that its description claims: not every driver asks.</summary>
internal static class DmaBufSize
{
    /// <exception cref="BufferException">It is too small, or the description cannot be told to a driver.</exception>
    public static void Check(SurfaceBuffer buffer)
    {
        for (var i = 0; i < buffer.Planes.Count; i++)
        {
            var plane = buffer.Planes[i];
            var length = FileStat.Of(plane.Fd).Length;

            // Of the further planes of a tiled format only the driver knows the rows; colour planes have half of them.
            var rows = i == 0 ? buffer.Backing.Height : buffer.Format.PlaneRows(i, buffer.Backing.Height);
            var needed = i == 0 ? buffer.ReadableLength : plane.Offset + Math.Max(1, (long)plane.Stride * rows);
            if (plane.Offset > int.MaxValue || needed > length)
            {
                throw new BufferException($"plane {i} claims {needed} bytes, its memory has {length}");
            }
        }
    }
}
