namespace Compositor.Plugins.Spice;

/// <summary>Moves pixels within a surface, in the order that reads each before it is overwritten.</summary>
internal static class CopyBitsDraw
{
    public static void Draw(DrawContext context, Surface target, Box box, ref BodyReader body)
    {
        var (dx, dy) = ((long)box.Left - body.ReadInt32(), (long)box.Top - body.ReadInt32());
        if (dx == 0 && dy == 0)
        {
            context.Region.Intersect(default);
            return;
        }

        context.Region.Intersect(Box.Clamped(dx, dy, dx + target.Width, dy + target.Height));
        if (context.Region.IsEmpty)
        {
            return;
        }

        var boxes = context.Region.Boxes;
        for (var i = 0; i < boxes.Length;)
        {
            // Bands from the bottom when pixels move down, boxes of a band from the right when they move right.
            var start = dy > 0 ? BandStart(boxes, boxes.Length - 1 - i) : i;
            var length = 1;
            while (start + length < boxes.Length && boxes[start + length].Top == boxes[start].Top)
            {
                length++;
            }

            for (var j = 0; j < length; j++)
            {
                Move(target, boxes[start + (dx > 0 ? length - 1 - j : j)], (int)dx, (int)dy);
            }

            i += length;
        }
    }

    private static int BandStart(ReadOnlySpan<Box> boxes, int last)
    {
        var start = last;
        while (start > 0 && boxes[start - 1].Top == boxes[last].Top)
        {
            start--;
        }

        return start;
    }

    private static void Move(Surface target, Box box, int dx, int dy)
    {
        var pixels = target.Pixels;
        var width = box.Right - box.Left;
        for (var i = 0; i < box.Bottom - box.Top; i++)
        {
            var y = dy > 0 ? box.Bottom - 1 - i : box.Top + i;
            pixels.Slice(((y - dy) * target.Pitch) + box.Left - dx, width).CopyTo(pixels.Slice((y * target.Pitch) + box.Left, width));
        }
    }
}
