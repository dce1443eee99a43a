using System.Text;

namespace Compositor.Benchmarks;

/// <summary>A picture of plain pixels, as ImageMagick and our client write it (PPM).</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">Three bytes a pixel.</param>
internal sealed record ViewerPicture(int Width, int Height, byte[] Rgb)
{
    public static ViewerPicture Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (fields, at) = (new List<int>(), 2);
        while (fields.Count < 3)
        {
            var end = Array.FindIndex(bytes, at + 1, value => value is (byte)' ' or (byte)'\n');
            fields.Add(int.Parse(Encoding.ASCII.GetString(bytes, at, end - at).Trim(), null));
            at = end;
        }

        return new ViewerPicture(fields[0], fields[1], bytes[(at + 1)..]);
    }

    /// <summary>How many samples of a screen differ from this picture, where it lies best on it.</summary>
    public long DifferencesOn(ViewerPicture screen)
    {
        var best = long.MaxValue;
        for (var y = 0; y <= screen.Height - Height && best > 0; y++)
        {
            for (var x = 0; x <= screen.Width - Width && best > 0; x++)
            {
                best = Math.Min(best, DifferencesAt(screen, x, y, best));
            }
        }

        return best;
    }

    private long DifferencesAt(ViewerPicture screen, int x, int y, long most)
    {
        var differences = 0L;
        for (var row = 0; row < Height && differences < most; row++)
        {
            var ours = Rgb.AsSpan(row * Width * 3, Width * 3);
            var theirs = screen.Rgb.AsSpan((((y + row) * screen.Width) + x) * 3, Width * 3);
            if (!ours.SequenceEqual(theirs))
            {
                for (var i = 0; i < ours.Length; i++)
                {
                    differences += ours[i] != theirs[i] ? 1 : 0;
                }
            }
        }

        return differences;
    }
}
