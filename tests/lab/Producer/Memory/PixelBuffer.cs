using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Producer;

/// <summary>A dma-buf of packed pixels with 32 bits, mapped. Owns all that it is made of.</summary>
/// <param name="size">Pixels.</param>
/// <param name="fd">The dma-buf.</param>
/// <param name="mapping">Its bytes.</param>
/// <param name="stride">Bytes from row to row.</param>
/// <param name="rest">What lives as long.</param>
internal sealed class PixelBuffer(Size size, SafeFd fd, MappedMemory mapping, int stride, params IDisposable[] rest) : IDisposable
{
    public Size Size => size;

    public SafeFd Fd => fd;

    public int Stride => stride;

    /// <summary>Bytes.</summary>
    public long Length => mapping.Length;

    /// <summary>Draws all of it.</summary>
    /// <param name="pixels">0xRRGGBB, row by row.</param>
    public void Draw(ReadOnlySpan<int> pixels)
    {
        DmaBuf.BeginWrite(fd);
        for (var y = 0; y < size.Height; y++)
        {
            MemoryMarshal.AsBytes(pixels.Slice(y * size.Width, size.Width)).CopyTo(mapping.Span[(y * stride)..]);
        }

        DmaBuf.EndWrite(fd);
    }

    /// <summary>Copies its bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        DmaBuf.BeginRead(fd);
        mapping.Span.CopyTo(bytes);
        DmaBuf.EndRead(fd);
    }

    public void Dispose()
    {
        mapping.Dispose();
        fd.Dispose();
        foreach (var owned in rest)
        {
            owned.Dispose();
        }
    }
}
