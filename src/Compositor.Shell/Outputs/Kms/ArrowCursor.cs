using Compositor.Contracts;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>The host's own pointer, for a console that has none: a white arrow with a black rim.</summary>
internal static class ArrowCursor
{
    private static readonly string[] Rows =
    [
        "#",
        "##",
        "#.#",
        "#..#",
        "#...#",
        "#....#",
        "#.....#",
        "#......#",
        "#.......#",
        "#........#",
        "#.........#",
        "#......#####",
        "#...#..#",
        "#..##..#",
        "#.#  #..#",
        "##   #..#",
        "      #..#",
        "      #..#",
        "       ##",
    ];

    public static CursorImage Create()
    {
        var size = new Size(Rows.Max(row => row.Length), Rows.Length);
        var pixels = new byte[size.Width * size.Height * 4];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < Rows[y].Length; x++)
            {
                if (Rows[y][x] != ' ')
                {
                    pixels.AsSpan(((y * size.Width) + x) * 4, 3).Fill(Rows[y][x] == '.' ? byte.MaxValue : (byte)0);
                    pixels[(((y * size.Width) + x) * 4) + 3] = byte.MaxValue;
                }
            }
        }

        return new CursorImage(size, new Point(0, 0), pixels);
    }
}
