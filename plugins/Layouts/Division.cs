using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Cuts a rectangle into parts that use it up; parts of one weight differ by at most one pixel.</summary>
internal static class Division
{
    /// <summary>Side by side, left first, all of one width.</summary>
    public static Rect[] Columns(Rect area, int count, int gap) => Columns(area, Equal(count), gap);

    /// <summary>Side by side, left first.</summary>
    /// <param name="area">What is cut.</param>
    /// <param name="weights">The share of each, above 0.</param>
    /// <param name="gap">Pixels between two.</param>
    public static Rect[] Columns(Rect area, IReadOnlyList<double> weights, int gap) =>
        [.. Cuts(area.Width, weights, gap).Select(cut => new Rect(area.X + cut.Start, area.Y, cut.Length, area.Height))];

    /// <summary>One below the other, top first, all of one height.</summary>
    public static Rect[] Rows(Rect area, int count, int gap) => Rows(area, Equal(count), gap);

    /// <summary>One below the other, top first.</summary>
    /// <param name="area">What is cut.</param>
    /// <param name="weights">The share of each, above 0.</param>
    /// <param name="gap">Pixels between two.</param>
    public static Rect[] Rows(Rect area, IReadOnlyList<double> weights, int gap) =>
        [.. Cuts(area.Height, weights, gap).Select(cut => new Rect(area.X, area.Y + cut.Start, area.Width, cut.Length))];

    private static double[] Equal(int count) => [.. Enumerable.Repeat(1.0, count)];

    /// <summary>Gaps shrink where they would leave a part without a pixel.</summary>
    private static IEnumerable<(int Start, int Length)> Cuts(int length, IReadOnlyList<double> weights, int gap)
    {
        var count = weights.Count;
        var room = count > 1 ? Math.Clamp((length - count) / (count - 1), 0, gap) : 0;
        var filled = length - (room * (count - 1L));
        var (whole, before, start) = (weights.Sum(), 0.0, 0L);
        for (var i = 0; i < count; i++)
        {
            before += weights[i];
            var end = i == count - 1 ? filled : (long)(filled * (before / whole));
            yield return ((int)(start + ((long)room * i)), (int)(end - start));
            start = end;
        }
    }
}
