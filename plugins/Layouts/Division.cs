using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Cuts a rectangle into equal parts that use it up; the parts differ by at most one pixel.</summary>
internal static class Division
{
    /// <summary>Side by side, left first.</summary>
    public static Rect[] Columns(Rect area, int count, int gap) =>
        [.. Cuts(area.Width, count, gap).Select(cut => new Rect(area.X + cut.Start, area.Y, cut.Length, area.Height))];

    /// <summary>One below the other, top first.</summary>
    public static Rect[] Rows(Rect area, int count, int gap) =>
        [.. Cuts(area.Height, count, gap).Select(cut => new Rect(area.X, area.Y + cut.Start, area.Width, cut.Length))];

    /// <summary>Gaps shrink where they would leave a part without a pixel.</summary>
    private static IEnumerable<(int Start, int Length)> Cuts(int length, int count, int gap)
    {
        var room = count > 1 ? Math.Clamp((length - count) / (count - 1), 0, gap) : 0;
        var filled = length - (room * (count - 1L));
        for (var i = 0; i < count; i++)
        {
            var start = (int)(filled * i / count);
            var end = (int)(filled * (i + 1) / count);
            yield return (start + (room * i), end - start);
        }
    }
}
