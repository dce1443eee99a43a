using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Draws part of a picture at its place, by the filter that its size calls for. Render thread; allocates nothing once warm.</summary>
internal sealed unsafe class PictureDrawer : IDisposable
{
    private readonly AxisCache _axes = new();
    private readonly BilinearScaler _bilinear;
    private readonly AverageScaler _average;
    private readonly RepeatScaler _repeat;

    public PictureDrawer()
    {
        var reader = new RowReader();
        (_bilinear, _average, _repeat) = (new BilinearScaler(reader, _axes), new AverageScaler(reader), new RepeatScaler(reader));
    }

    /// <summary>Draws.</summary>
    /// <param name="source">The picture's pixels.</param>
    /// <param name="picture">Where the whole picture lies.</param>
    /// <param name="clip">The part to draw; within <paramref name="picture"/>.</param>
    /// <param name="dimmed">True for a held picture.</param>
    /// <param name="target">Where to.</param>
    public void Draw(in PixelSource source, Rect picture, Rect clip, bool dimmed, PixelMemory target)
    {
        switch (FilterFor(source.Size, picture.Size))
        {
            case PictureFilter.Copy:
                Copy(source, picture, clip, target);
                break;
            case PictureFilter.Repeat:
                _repeat.Draw(source, picture, clip, target);
                break;
            case PictureFilter.Bilinear:
                _bilinear.Draw(source, picture, clip, target);
                break;
            case PictureFilter.Average:
                _average.Draw(source, picture, clip, target);
                break;
            default:
                throw new InvalidOperationException("unknown filter");
        }

        if (dimmed)
        {
            for (var y = clip.Y; y < clip.Bottom; y++)
            {
                PixelRows.Dim(target.Pixel(clip.X, y), clip.Width);
            }
        }
    }

    public void Dispose() => _axes.Dispose();

    // Bilinear needs two pixels each way; the average of one is that one.
    private static PictureFilter FilterFor(Size source, Size picture)
    {
        var filter = PictureFilters.For(source, picture);
        return filter == PictureFilter.Bilinear && (source.Width < 2 || source.Height < 2) ? PictureFilter.Average : filter;
    }

    private static void Copy(in PixelSource source, Rect picture, Rect clip, PixelMemory target)
    {
        var (x, y) = (clip.X - picture.X, clip.Y - picture.Y);
        var bytes = (long)clip.Width * 4;
        if (source.IsNative && source.Pitch == bytes && target.Stride == bytes)
        {
            Buffer.MemoryCopy(source.Pixel(x, y), target.Pixel(clip.X, clip.Y), bytes * clip.Height, bytes * clip.Height);
            return;
        }

        for (var row = 0; row < clip.Height; row++)
        {
            source.Read(x, y + row, target.Pixel(clip.X, clip.Y + row), clip.Width);
        }
    }
}
