using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Names an image of guest memory: what a guest announces again with new descriptors is the same image.</summary>
internal readonly record struct ImageKey(PlaneKey First, PlaneKey Second, PlaneKey Third, PlaneKey Fourth, Size Backing, FourCc Format, ulong Modifier, VideoColour? Colour = null)
{
    /// <summary>Asks the kernel which memory the planes are.</summary>
    /// <exception cref="UnixException">A descriptor is not open.</exception>
    public static ImageKey Of(SurfaceBuffer buffer) =>
        new(Plane(buffer, 0), Plane(buffer, 1), Plane(buffer, 2), Plane(buffer, 3), buffer.Backing, buffer.Format, buffer.Modifier, buffer.Colour);

    private static PlaneKey Plane(SurfaceBuffer buffer, int index)
    {
        if (index >= buffer.Planes.Count)
        {
            return default;
        }

        var plane = buffer.Planes[index];
        return new PlaneKey(FileStat.Of(plane.Fd).Identity, plane.Offset, plane.Stride);
    }
}
