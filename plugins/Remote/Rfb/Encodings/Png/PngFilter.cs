namespace Compositor.Plugins.Remote;

/// <summary>Rows of a PNG picture are differences to their neighbours (W3C, "Portable Network Graphics", 9.2).</summary>
internal static class PngFilter
{
    /// <summary>Makes a row what it was.</summary>
    /// <param name="filter">The row's first byte.</param>
    /// <param name="row">The rest of it.</param>
    /// <param name="above">The row above, made already.</param>
    /// <param name="step">Bytes of a pixel, at least one.</param>
    /// <exception cref="RfbException">There is no such filter.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var i = step; i < row.Length; i++)
                {
                    row[i] += row[i - step];
                }

                break;
            case 2:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case 3:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
                }

                break;
            case 4:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += i < step ? above[i] : Nearest(row[i - step], above[i], above[i - step]);
                }

                break;
            default:
                throw new RfbException($"a PNG picture has the unknown filter {filter}");
        }
    }

    // Paeth's: which neighbour is nearest to left + above - corner.
    private static byte Nearest(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - corner - corner));
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }
}
