using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>Where an output shows a picture that keeps its shape: as large as fits, in the middle.</summary>
internal readonly record struct Tile(int X, int Y, int Width, int Height)
{
    /// <summary>The tile of a picture that has an output to itself.</summary>
    public static Tile Of(PixelGrid output, PixelGrid picture)
    {
        var width = output.Width;
        var height = width * picture.Height / picture.Width;
        if (height > output.Height)
        {
            height = output.Height;
            width = height * picture.Width / picture.Height;
        }

        return new Tile((output.Width - width) / 2, (output.Height - height) / 2, width, height);
    }

    public PixelGrid CutFrom(PixelGrid output) => output.Cut(X, Y, Width, Height);

    /// <summary>True when each pixel of a picture becomes a block of the tile's, or one pixel.</summary>
    public bool IsMultipleOf(PixelGrid picture) => Width % picture.Width == 0 && Height % picture.Height == 0;

    /// <summary>A picture in the tile's size: block by block where they go in, else interpolated as OpenGL defines GL_LINEAR.</summary>
    public PixelGrid Scale(PixelGrid picture)
    {
        var pixels = new int[Width * Height];
        if (IsMultipleOf(picture))
        {
            var (across, down) = (Width / picture.Width, Height / picture.Height);
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = picture.At(i % Width / across, i / Width / down);
            }

            return new PixelGrid(Width, Height, pixels);
        }

        for (var y = 0; y < Height; y++)
        {
            var v = Math.Clamp(((y + 0.5) * picture.Height / Height) - 0.5, 0, picture.Height - 1);
            for (var x = 0; x < Width; x++)
            {
                var u = Math.Clamp(((x + 0.5) * picture.Width / Width) - 0.5, 0, picture.Width - 1);
                pixels[(y * Width) + x] = Sample(picture, u, v);
            }
        }

        return new PixelGrid(Width, Height, pixels);
    }

    private static int Sample(PixelGrid picture, double u, double v)
    {
        var (left, top) = ((int)u, (int)v);
        var (right, bottom) = (Math.Min(left + 1, picture.Width - 1), Math.Min(top + 1, picture.Height - 1));
        var (a, b) = (u - left, v - top);
        var mixed = 0;
        for (var shift = 0; shift < 24; shift += 8)
        {
            double At(int x, int y) => (picture.At(x, y) >> shift) & 0xff;
            var upper = (At(left, top) * (1 - a)) + (At(right, top) * a);
            var lower = (At(left, bottom) * (1 - a)) + (At(right, bottom) * a);
            mixed |= (int)Math.Round((upper * (1 - b)) + (lower * b)) << shift;
        }

        return mixed;
    }
}
