using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Scenes;

/// <summary>What a scene draws with: the card, its noise, and a grid of cells on the primary surface.</summary>
internal sealed class SceneStage(Painter painter, Noise noise, Box screen)
{
    private const int Gap = 4;

    private int _x = Gap;
    private int _y = Gap;

    public Painter Painter => painter;

    public Noise Noise => noise;

    public Box Screen => screen;

    /// <summary>
    /// A picture over all of the screen, so that what a scene leaves does not depend on the one before: gradual in its colours, with squares
    /// that are darker, where JPEG has its own; what JPEG loses is then small.
    /// </summary>
    public void Clear()
    {
        var photo = Colours.Photo(noise);
        uint Background(int x, int y) => 0xff000000 | ((((photo(x, y) >> 2) & 0x3f3f3f) * 3) + (((x / 16) + (y / 16)) % 2 == 0 ? 0x404040u : 0));
        painter.Copy(screen, Raster.Of(BitmapFormat.Bit32, screen.Width, screen.Height, Background));
    }

    /// <summary>The next free cell, row by row.</summary>
    /// <exception cref="ServerException">The screen is full.</exception>
    public Box Cell(int width, int height)
    {
        if (_x + width + Gap > screen.Width)
        {
            (_x, _y) = (Gap, _y + height + Gap);
        }

        var cell = Box.At(_x, _y, width, height);
        _x += width + Gap;
        return cell.Bottom + Gap <= screen.Height ? cell : throw new ServerException($"the scene does not fit in {screen.Width}x{screen.Height}");
    }

    /// <summary>A picture in a format, with the palette that it needs.</summary>
    public Raster Picture(BitmapFormat format, int width, int height, Func<int, int, uint> colours, ulong paletteId = 0)
    {
        var count = format switch { BitmapFormat.Bit1 => 2, BitmapFormat.Bit4 => 16, BitmapFormat.Bit8 => 256, _ => 0 };
        return count == 0
            ? Raster.Of(format, width, height, format == BitmapFormat.Rgba ? Colours.Translucent(colours, width) : colours)
            : Raster.Of(format, width, height, (x, y) => (colours(x, y) >> 3) % (uint)count, Palette.Of(noise, count, paletteId));
    }

    /// <summary>The content of a picture by number: flat, photo, noise.</summary>
    public Func<int, int, uint> Content(int kind) => (kind % 3) switch { 0 => Colours.Flat(noise), 1 => Colours.Photo(noise), _ => Colours.Noisy(noise) };
}
