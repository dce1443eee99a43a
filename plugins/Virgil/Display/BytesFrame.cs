using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>Pixels as Scanout and Update bring them, in place in the receive buffer. The constructor checks that the bytes are there.</summary>
internal readonly ref struct BytesFrame
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Describes pixels.</summary>
    /// <param name="size">Pixels.</param>
    /// <param name="stride">Bytes from row to row, of these pixels, not of the surface.</param>
    /// <param name="format">As pixman numbers it.</param>
    /// <param name="bytes">The rows.</param>
    /// <exception cref="ProtocolException">Size, stride and bytes do not belong together.</exception>
    public BytesFrame(Size size, uint stride, uint format, ReadOnlySpan<byte> bytes)
    {
        Format = new PixmanFormat(format);
        if (Format.Canvas is not { } canvas)
        {
            throw new ProtocolException($"QEMU sends pixels in the pixman format 0x{format:x8}, which is not supported");
        }

        PictureLimits.Check(size);
        var row = (long)size.Width * Format.BytesPerPixel;
        if (stride < row || stride > int.MaxValue || bytes.Length < ((long)stride * (size.Height - 1)) + row)
        {
            throw new ProtocolException($"QEMU sends {bytes.Length} bytes with stride {stride} for {size} pixels of {Format.BytesPerPixel} bytes");
        }

        (Size, Stride, CanvasFormat) = (size, (int)stride, canvas);
        _bytes = bytes;
    }

    public Size Size { get; }

    public int Stride { get; }

    public PixmanFormat Format { get; }

    /// <summary>Of the canvas to draw in.</summary>
    public FourCc CanvasFormat { get; }

    /// <summary>Draws at a position of a canvas, under its lock. The rectangle lies in the canvas.</summary>
    public void Draw(ICanvas canvas, Point at)
    {
        var row = Size.Width * Format.BytesPerPixel;
        var targetBytes = canvas.Format.BytesPerPixel;
        using (canvas.DrawLock.Enter())
        {
            var pixels = canvas.Pixels;
            for (var y = 0; y < Size.Height; y++)
            {
                Format.CopyRow(_bytes.Slice(y * Stride, row), pixels.Slice(((at.Y + y) * canvas.Stride) + (at.X * targetBytes), Size.Width * targetBytes));
            }
        }
    }
}
