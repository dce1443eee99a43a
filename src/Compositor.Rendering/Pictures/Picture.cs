using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A captured picture. Immutable by convention; whoever is handed it may keep it. Any thread.</summary>
/// <param name="Size">Pixels.</param>
/// <param name="Stride">Bytes from one row to the next.</param>
/// <param name="Pixels">Rows top first; B, G, R, 255.</param>
public sealed record Picture(Size Size, int Stride, byte[] Pixels)
{
    /// <summary>A black picture without padding.</summary>
    /// <param name="size">Pixels, not empty.</param>
    public Picture(Size size)
        : this(size, size.Width * 4, new byte[checked(size.Width * 4 * size.Height)])
    {
    }

    /// <summary>One row.</summary>
    /// <param name="y">From the top.</param>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Stride, Size.Width * 4);

    /// <summary>The colour of a pixel as 0xRRGGBB.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public int this[int x, int y]
    {
        get
        {
            var pixel = Row(y).Slice(x * 4, 4);
            return pixel[0] | (pixel[1] << 8) | (pixel[2] << 16);
        }
    }

    /// <summary>Gives every pixel the alpha that captures have: sources leave anything in their unused byte.</summary>
    internal void MakeOpaque()
    {
        for (var i = 3; i < Pixels.Length; i += 4)
        {
            Pixels[i] = 0xff;
        }
    }
}
