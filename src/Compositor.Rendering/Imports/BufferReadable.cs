using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Which buffers the CPU can read.</summary>
internal static class BufferReadable
{
    /// <summary>Why the CPU cannot read a buffer's pixels; null when it can.</summary>
    public static string? Refuse(SurfaceBuffer buffer) => buffer switch
    {
        { Format.IsKnown: false } => $"pixel format {buffer.Format} cannot be read from memory",
        { Format.PlaneCount: var planes } when buffer.Planes.Count < planes => $"{buffer.Format} has {planes} planes, not {buffer.Planes.Count}",
        { Format.IsYuv: true } when buffer.BottomUp || ((buffer.Origin.X | buffer.Origin.Y) & 1) != 0 => $"{buffer.Format} is read top first and from even pixels on",
        { Kind: BufferKind.DmaBuf } when !DmaBuf.IsDmaBuf(buffer.Planes[0].Fd) && !Memfd.GetSeals(buffer.Planes[0].Fd).HasFlag(FileSeals.Shrink) =>
            "its descriptor is not a dma-buf",
        { Kind: BufferKind.DmaBuf, Modifier: Modifier.Implicit } => "only its driver knows the layout of its pixels",
        { Kind: BufferKind.DmaBuf, Modifier: not Modifier.Linear } => $"its pixels are tiled (modifier 0x{buffer.Modifier:x})",
        _ => null,
    };
}
