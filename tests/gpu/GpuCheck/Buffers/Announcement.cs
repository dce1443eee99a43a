using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>Tells of a buffer as guests do: each time with new descriptors of the same memory.</summary>
internal static class Announcement
{
    /// <summary>A description of the same memory, owned by the caller.</summary>
    public static SurfaceBuffer Of(SurfaceBuffer buffer)
    {
        BufferPlane[] planes = [.. buffer.Planes.Select(plane => new BufferPlane(plane.Fd.Duplicate(), plane.Offset, plane.Stride))];
        return new SurfaceBuffer(buffer.Kind, buffer.Size, buffer.Format, planes, buffer.Modifier, drawLock: buffer.DrawLock);
    }
}
