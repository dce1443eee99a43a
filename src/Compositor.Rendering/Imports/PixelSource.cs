using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Where the rows of a mapped buffer lie. Valid while its mapping is held.</summary>
/// <param name="Top">First byte of the topmost row.</param>
/// <param name="Pitch">Bytes to the row below; negative for a picture that is stored bottom up.</param>
/// <param name="Size">Pixels.</param>
/// <param name="Format">A packed format.</param>
internal readonly record struct PixelSource(nint Top, nint Pitch, Size Size, FourCc Format)
{
    public static PixelSource Of(SurfaceBuffer buffer, BufferMapping mapping)
    {
        var memory = InMemoryOrder(buffer, mapping);
        return buffer.BottomUp
            ? memory with { Top = memory.Top + (memory.Pitch * (buffer.Size.Height - 1)), Pitch = -memory.Pitch }
            : memory;
    }

    /// <summary>The visible rows as they follow each other in memory, also when that is bottom first.</summary>
    public static PixelSource InMemoryOrder(SurfaceBuffer buffer, BufferMapping mapping)
    {
        nint stride = buffer.Planes[0].Stride;
        var first = mapping.Address + (stride * buffer.Origin.Y) + ((nint)buffer.Origin.X * buffer.Format.BytesPerPixel);
        return new PixelSource(first, stride, buffer.Size, buffer.Format);
    }

    /// <summary>True when memory has the output's own order: B, G, R, x.</summary>
    public bool IsNative => Format == FourCc.Xrgb8888 || Format == FourCc.Argb8888;

    public unsafe byte* Pixel(int x, int y) => (byte*)Top + (Pitch * y) + ((nint)x * Format.BytesPerPixel);
}
