using System.Runtime.CompilerServices;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Draws a picture a whole number of times larger, each pixel a block. Render thread.</summary>
internal sealed unsafe class RepeatScaler(RowReader reader)
{
    /// <summary>Draws the part of the picture that lies in <paramref name="clip"/>.</summary>
    public void Draw(in PixelSource source, Rect picture, Rect clip, PixelMemory target)
    {
        var (across, down) = (picture.Width / source.Size.Width, picture.Height / source.Size.Height);
        var x = clip.X - picture.X;
        var left = x / across;
        reader.Begin(source, left, ((x + clip.Width - 1) / across) + 1 - left);
        var drawn = -1;
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var row = (y - picture.Y) / down;
            if (row == drawn)
            {
                Unsafe.CopyBlockUnaligned(target.Pixel(clip.X, y), target.Pixel(clip.X, y - 1), (uint)clip.Width * 4);
                continue;
            }

            drawn = row;
            Widen(reader.Row(row), x % across, across, target.Pixel(clip.X, y), clip.Width);
        }
    }

    private static void Widen(byte* line, int within, int across, byte* result, int count)
    {
        for (var i = 0; i < count; line += 4)
        {
            var pixel = Unsafe.ReadUnaligned<uint>(line);
            for (; within < across && i < count; within++, i++)
            {
                Unsafe.WriteUnaligned(result + ((nint)i * 4), pixel);
            }

            within = 0;
        }
    }
}
