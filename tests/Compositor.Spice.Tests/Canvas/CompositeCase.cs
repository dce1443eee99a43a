using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>A composite, random but for what a test fixes; drawn by the canvas and by the oracle.</summary>
internal sealed class CompositeCase(int seed, int op)
{
    public const int Size = 24;
    private const int ImageWidth = 13;
    private const int ImageHeight = 9;

    private readonly Random _random = new(seed);

    public bool HasMask { get; init; }

    public bool IsComponentAlpha { get; init; }

    public int Filter { get; init; } = 3;

    public int Repeat { get; init; }

    public bool HasTransform { get; init; }

    public bool IsDestinationArgb { get; init; } = true;

    public bool IsSourceArgb { get; init; } = true;

    /// <summary>Draws both ways.</summary>
    public unsafe (uint[] Ours, uint[] Theirs) Draw()
    {
        var before = Pixels(Size * Size, true);
        var source = Pixels(ImageWidth * ImageHeight, IsSourceArgb);
        var mask = Pixels(ImageWidth * ImageHeight, true);
        int[] matrix = [_random.Next(-90000, 90000), _random.Next(-30000, 30000), _random.Next(1 << 20), _random.Next(-30000, 30000), _random.Next(20000, 90000), _random.Next(1 << 19), 0, 0, 1 << 16];
        var (x, y, maskX, maskY) = (_random.Next(-5, 5), _random.Next(-5, 5), _random.Next(-5, 5), _random.Next(-5, 5));
        var ours = Ours(before, source, mask, matrix, (x, y, maskX, maskY));
        var theirs = before.ToArray();
        fixed (uint* s = source, m = mask, d = theirs)
        {
            var sourceImage = Image(s, IsSourceArgb, matrix);
            var maskImage = HasMask ? Image(m, true, matrix) : 0;
            if (HasMask)
            {
                Pixman.SetComponentAlpha(maskImage, IsComponentAlpha ? 1 : 0);
            }

            var destination = Pixman.CreateBits(IsDestinationArgb ? Pixman.Argb : Pixman.Xrgb, Size, Size, d, Size * 4);
            Pixman.Composite(op, sourceImage, maskImage, destination, x, y, maskX, maskY, 0, 0, Size, Size);
            Pixman.Release(sourceImage);
            Pixman.Release(destination);
            if (HasMask)
            {
                Pixman.Release(maskImage);
            }
        }

        return (Significant(ours), Significant(theirs));
    }

    private uint[] Ours(uint[] before, uint[] source, uint[] mask, int[] matrix, (int X, int Y, int MaskX, int MaskY) start)
    {
        using var fixture = new CanvasFixture(1, 1);
        var box = new Box(0, 0, Size, Size);
        fixture.Create(1, Size, Size, IsDestinationArgb ? 96u : 32u);
        fixture.Copy(TestImage.Argb(Size, before), box, box, surface: 1);
        var flags = (uint)op | (uint)Filter << 8 | (uint)Filter << 11 | (uint)Repeat << 14 | (uint)Repeat << 16;
        flags |= (IsComponentAlpha ? 1u << 18 : 0) | (HasMask ? 1u << 19 : 0) | (HasTransform ? 1u << 20 | (HasMask ? 1u << 21 : 0) : 0);
        var writer = MessageWriter.DrawTo(1, box).U32(flags).Pointer(TestImage.Of(IsSourceArgb ? PixelKind.Argb : PixelKind.Xrgb, ImageWidth, source));
        if (HasMask)
        {
            writer.Pointer(TestImage.Argb(ImageWidth, mask));
        }

        for (var i = 0; HasTransform && i < (HasMask ? 12 : 6); i++)
        {
            writer.I32(matrix[i % 6]);
        }

        fixture.Send(318, writer.U16(start.X).U16(start.Y).U16(start.MaskX).U16(start.MaskY));
        var view = fixture.Surfaces.PixelsOf(1);
        var pixels = new uint[Size * Size];
        for (var row = 0; row < Size; row++)
        {
            view.Row(row).CopyTo(pixels.AsSpan(row * Size));
        }

        return pixels;
    }

    private unsafe nint Image(uint* bits, bool isArgb, int[] matrix)
    {
        var image = Pixman.CreateBits(isArgb ? Pixman.Argb : Pixman.Xrgb, ImageWidth, ImageHeight, bits, ImageWidth * 4);
        Pixman.SetRepeat(image, Repeat);
        Pixman.SetFilter(image, Filter, null, 0);
        if (HasTransform)
        {
            fixed (int* numbers = matrix)
            {
                Pixman.SetTransform(image, numbers);
            }
        }

        return image;
    }

    private uint[] Significant(uint[] pixels) => IsDestinationArgb ? pixels : [.. pixels.Select(pixel => pixel & 0xffffff)];

    /// <summary>Premultiplied pixels, many of them opaque or transparent.</summary>
    private uint[] Pixels(int count, bool hasAlpha)
    {
        var pixels = new uint[count];
        foreach (ref var pixel in pixels.AsSpan())
        {
            var alpha = _random.Next(4) switch { 0 => 0u, 1 => 255u, _ => (uint)_random.Next(256) };
            alpha = hasAlpha ? alpha : 255;
            pixel = alpha << 24 | Channel(alpha) << 16 | Channel(alpha) << 8 | Channel(alpha);
        }

        return pixels;
    }

    private uint Channel(uint alpha) => (uint)_random.Next((int)alpha + 1);
}
