namespace Compositor.Plugins.Spice;

/// <summary>One side of a convex shape: its inside is where x × A - y × B is at most the limit.</summary>
internal readonly record struct Side(long A, long B, double Limit)
{
    /// <summary>The same line with the other side as its inside.</summary>
    public Side Flipped => new(-A, -B, -Limit);

    public double At(double x, double y) => (x * A) - (y * B) - Limit;

    /// <summary>
    /// Narrows a piece of a row to what is inside. Pixels on a left or top side are inside, those on a right or bottom one are not.
    /// </summary>
    public void Narrow(long y, ref long left, ref long right)
    {
        if (A > 0)
        {
            right = Math.Min(right, Ceiling((long)Math.Ceiling(Limit) + (y * B), A));
        }
        else if (A < 0)
        {
            left = Math.Max(left, Ceiling((long)Math.Ceiling(-Limit) - (y * B), -A));
        }
        else if (B > 0 ? y * (double)B < -Limit : -y * (double)B >= Limit)
        {
            right = left;
        }
    }

    private static long Ceiling(long dividend, long divisor) => dividend > 0 ? ((dividend - 1) / divisor) + 1 : -(-dividend / divisor);
}
