namespace Compositor.SpiceServer.Drawing;

/// <summary>A desktop by formula: wallpaper, and windows of text with grey edges to their letters, as people look at them all day.</summary>
internal sealed class Desktop
{
    private const int LetterWidth = 8;
    private const int LineHeight = 16;
    private const int Letters = 64;
    private const int LongestLine = 256;
    private const int TitleHeight = 24;

    private readonly Box[] _windows;
    private readonly uint[] _titles;
    private readonly byte[] _ink = new byte[Letters * LetterWidth * LineHeight];
    private readonly byte[] _text = new byte[64 * LongestLine];

    /// <param name="noise">Chooses windows and words.</param>
    /// <param name="screen">How large it is.</param>
    /// <param name="windows">How many there are, the last on top.</param>
    public Desktop(Noise noise, Box screen, int windows)
    {
        _windows = [.. Enumerable.Range(0, windows).Select(_ =>
        {
            var (width, height) = ((screen.Width / 3) + noise.Below(screen.Width / 3), (screen.Height / 3) + noise.Below(screen.Height / 3));
            return Box.At(noise.Below(screen.Width - width), noise.Below(screen.Height - height), width, height);
        })];
        _titles = [.. _windows.Select(_ => 0xff000000 | (noise.Next() & 0x7f7f7f))];
        DrawLetters(noise);
        Write(noise);
    }

    /// <summary>A pixel of the whole screen, 0xffRRGGBB.</summary>
    public uint At(int x, int y)
    {
        for (var i = _windows.Length - 1; i >= 0; i--)
        {
            var (window, inside) = (_windows[i], (X: x - _windows[i].Left, Y: y - _windows[i].Top));
            if ((uint)inside.X < (uint)window.Width && (uint)inside.Y < (uint)window.Height)
            {
                return InWindow(inside.X, inside.Y, window, _titles[i], i * 7);
            }
        }

        return 0xff000000 | ((uint)(32 + (y / 16)) << 16) | ((uint)(64 + (y / 8)) << 8) | (uint)(112 + (y / 8));
    }

    /// <summary>A pixel of text, black on white.</summary>
    public uint Text(int x, int y, int firstLine)
    {
        var letter = _text[((((y / LineHeight) + firstLine) & 63) * LongestLine) + (x / LetterWidth % LongestLine)];
        uint grey = letter == 0 ? 255u : 255u - _ink[(((letter * LineHeight) + (y % LineHeight)) * LetterWidth) + (x % LetterWidth)];
        return 0xff000000 | (grey * 0x10101);
    }

    private uint InWindow(int x, int y, Box window, uint title, int firstLine) =>
        x == 0 || y == 0 || x == window.Width - 1 || y == window.Height - 1 ? 0xff202020
        : y < TitleHeight ? (x > window.Width - TitleHeight ? 0xffd04030 : title)
        : x > window.Width - 14 ? (y % 120 < 40 ? 0xff909090 : 0xffe0e0e0)
        : x < 8 ? 0xffffffff
        : Text(x - 8, y - TitleHeight, firstLine);

    // Strokes of one pixel on a grid, grey beside them.
    private void DrawLetters(Noise noise)
    {
        for (var letter = 1; letter < Letters; letter++)
        {
            for (var stroke = 0; stroke < 3; stroke++)
            {
                var (x, y, upright) = (1 + noise.Below(5), 3 + noise.Below(8), stroke % 2 == 0);
                for (var i = 0; i < (upright ? 13 - y : 6 - x); i++)
                {
                    var at = (((letter * LineHeight) + y + (upright ? i : 0)) * LetterWidth) + x + (upright ? 0 : i);
                    _ink[at] = 255;
                    _ink[at + (upright ? 1 : LetterWidth)] = Math.Max(_ink[at + (upright ? 1 : LetterWidth)], (byte)96);
                }
            }
        }
    }

    private void Write(Noise noise)
    {
        for (var line = 0; line < 64; line++)
        {
            // Some lines are empty, all end somewhere; words have two to nine letters.
            var end = noise.Below(5) == 0 ? 0 : 20 + noise.Below(LongestLine - 20);
            for (var at = noise.Below(3) * 4; at < end; at++)
            {
                for (var left = 2 + noise.Below(8); left > 0 && at < end; left--)
                {
                    _text[(line * LongestLine) + at++] = (byte)(1 + noise.Below(Letters - 1));
                }
            }
        }
    }
}
