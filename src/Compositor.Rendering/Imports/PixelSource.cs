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
        nint stride = buffer.Planes[0].Stride;
        return buffer.BottomUp
            ? new PixelSource(mapping.Address + (stride * (buffer.Size.Height - 1)), -stride, buffer.Size, buffer.Format)
            : new PixelSource(mapping.Address, stride, buffer.Size, buffer.Format);
    }

    /// <summary>True when memory has the output's own order: B, G, R, x.</summary>
    public bool IsNative => Format == FourCc.Xrgb8888 || Format == FourCc.Argb8888;

    public unsafe byte* Pixel(int x, int y) => (byte*)Top + (Pitch * y) + ((nint)x * Format.BytesPerPixel);
}
