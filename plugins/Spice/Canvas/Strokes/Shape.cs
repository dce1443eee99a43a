namespace Compositor.Plugins.Spice;

/// <summary>Marks convex shapes.</summary>
internal static class Shape
{
    /// <summary>Marks the pixels whose centres are within all sides.</summary>
    /// <param name="coverage">Takes the marks.</param>
    /// <param name="origin">Where the sides' numbers count from.</param>
    /// <param name="top">No pixel is above, from the origin.</param>
    /// <param name="bottom">No pixel is below, from the origin.</param>
    /// <param name="sides">The sides.</param>
    public static void Mark(Coverage coverage, PathPoint origin, double top, double bottom, ReadOnlySpan<Side> sides)
    {
        var area = coverage.Area;
        var first = Math.Max((long)Math.Floor(top), (long)area.Top - origin.Y);
        var last = Math.Min((long)Math.Ceiling(bottom), (long)area.Bottom - 1 - origin.Y);
        for (var y = first; y <= last; y++)
        {
            var (left, right) = ((long)area.Left - origin.X, (long)area.Right - origin.X);
            foreach (var side in sides)
            {
                side.Narrow(y, ref left, ref right);
            }

            coverage.Mark(left + origin.X, right + origin.X, (int)(y + origin.Y));
        }
    }
}
