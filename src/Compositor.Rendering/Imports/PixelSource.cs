using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Where the rows of a mapped buffer lie. Valid while its mapping is held.</summary>
/// <param name="Top">First byte of the topmost row.</param>
/// <param name="Pitch">Bytes to the row below; negative for a picture that is stored bottom up.</param>
/// <param name="Size">Pixels.</param>
/// <param name="Format">Packed, or video, of which <paramref name="Top"/> is the luminance.</param>
/// <param name="Colour">The rest of video; nothing for packed formats.</param>
internal readonly record struct PixelSource(nint Top, nint Pitch, Size Size, FourCc Format, ColourPlanes Colour = default)
{
    public static PixelSource Of(SurfaceBuffer buffer, in PlaneMappings mappings)
    {
        var memory = InMemoryOrder(buffer, mappings);
        return buffer.BottomUp
            ? memory with { Top = memory.Top + (memory.Pitch * (buffer.Size.Height - 1)), Pitch = -memory.Pitch }
            : memory;
    }

    /// <summary>The visible rows as they follow each other in memory, also when that is bottom first.</summary>
    public static PixelSource InMemoryOrder(SurfaceBuffer buffer, in PlaneMappings mappings)
    {
        var colour = buffer.Colour is { } meaning ? ColourOf(buffer, mappings, meaning) : default;
        return new PixelSource(First(buffer, 0, mappings.First), buffer.Planes[0].Stride, buffer.Size, buffer.Format, colour);
    }

    /// <summary>True when memory has the output's own order: B, G, R, x.</summary>
    public bool IsNative => Format == FourCc.Xrgb8888 || Format == FourCc.Argb8888;

    /// <summary>Bytes a pixel, with its share of the colour.</summary>
    public double BytesPerPixel => Format.IsYuv ? Format.RowBytes(0, 1) * 1.5 : Format.BytesPerPixel;

    /// <summary>Reads pixels of a row as B, G, R, x.</summary>
    public unsafe void Read(int x, int y, byte* destination, int count)
    {
        if (Format.IsYuv)
        {
            YuvRows.Read(this, x, y, destination, count);
        }
        else
        {
            PixelRows.Read(Pixel(x, y), Format, destination, count);
        }
    }

    /// <summary>A pixel of a packed format.</summary>
    public unsafe byte* Pixel(int x, int y) => (byte*)Top + (Pitch * y) + ((nint)x * Format.BytesPerPixel);

    private static ColourPlanes ColourOf(SurfaceBuffer buffer, in PlaneMappings mappings, VideoColour meaning)
    {
        var u = First(buffer, 1, mappings.Second!);
        var v = mappings.Third is { } third ? First(buffer, 2, third) : u + (int)buffer.Format.RowBytes(0, 1);
        return new ColourPlanes(u, v, buffer.Planes[1].Stride, YuvConversion.Of(meaning, YuvConversion.BitsOf(buffer.Format)));
    }

    // Video begins at even pixels, so that rows of colour are whole ones.
    private static nint First(SurfaceBuffer buffer, int plane, BufferMapping mapping)
    {
        var row = plane == 0 ? buffer.Origin.Y : buffer.Origin.Y / 2;
        return mapping.Address + ((nint)buffer.Planes[plane].Stride * row) + (nint)buffer.Format.RowBytes(plane, buffer.Origin.X);
    }
}
