using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Cuts one rectangle out of another.</summary>
internal static class RectCut
{
    /// <summary>The most pieces that are left.</summary>
    public const int Most = 4;

    /// <summary>Writes what is left of <paramref name="whole"/> and returns how many pieces that is.</summary>
    public static int Without(Rect whole, Rect hole, Span<Rect> left)
    {
        hole = hole.Intersect(whole);
        if (hole.IsEmpty)
        {
            left[0] = whole;
            return whole.IsEmpty ? 0 : 1;
        }

        var count = 0;
        Keep(new Rect(whole.X, whole.Y, whole.Width, hole.Y - whole.Y), left, ref count);
        Keep(new Rect(whole.X, (int)hole.Bottom, whole.Width, (int)(whole.Bottom - hole.Bottom)), left, ref count);
        Keep(new Rect(whole.X, hole.Y, hole.X - whole.X, hole.Height), left, ref count);
        Keep(new Rect((int)hole.Right, hole.Y, (int)(whole.Right - hole.Right), hole.Height), left, ref count);
        return count;
    }

    private static void Keep(Rect rect, Span<Rect> left, ref int count)
    {
        if (!rect.IsEmpty)
        {
            left[count++] = rect;
        }
    }
}
