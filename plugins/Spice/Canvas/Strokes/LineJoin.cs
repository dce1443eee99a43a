namespace Compositor.Plugins.Spice;

/// <summary>Marks what is open between two pieces of a line at their corner: a mitre, or a bevel where that would be too long.</summary>
internal static class LineJoin
{
    /// <summary>1 / sin² of half of 11 degrees, from which a mitre is too long.</summary>
    private const double MitreLimit = 108.856472512142;

    /// <summary>Bevels have no slope in whole numbers; theirs has so many parts.</summary>
    private const int BevelParts = 65536;

    /// <summary>Marks a join.</summary>
    /// <param name="coverage">Takes the marks.</param>
    /// <param name="left">Where the next piece begins.</param>
    /// <param name="right">Where the one before it ends.</param>
    /// <param name="always">False where one of the pieces holds the corner's pixel.</param>
    public static void Mark(Coverage coverage, LineEnd left, LineEnd right, bool always)
    {
        if (!always && (GoesOn(left) || GoesOn(right)))
        {
            return;
        }

        var turn = (-(double)left.X * right.Y) + ((double)right.X * left.Y);
        if (turn == 0)
        {
            return;
        }

        if (turn > 0)
        {
            left = left with { X = -left.X, Y = -left.Y, SideX = -left.SideX, SideY = -left.SideY };
        }
        else
        {
            right = right with { X = -right.X, Y = -right.Y, SideX = -right.SideX, SideY = -right.SideY };
        }

        var sign = turn > 0 ? 1 : -1;
        var y = ((left.Y * ((right.SideX * right.Y) - (right.SideY * right.X))) - (right.Y * ((left.SideX * left.Y) - (left.SideY * left.X)))) / turn;
        var x = left.Y != 0 ? left.SideX + ((y - left.SideY) * left.X / left.Y) : right.SideX + ((y - right.SideY) * right.X / right.Y);
        var start = new Side(right.X, -right.Y, 0);
        var end = new Side(-left.X, left.Y, 0);
        if (((x * x) + (y * y)) * 4 <= MitreLimit)
        {
            Span<Side> sides =
            [
                start, end, new Side(sign * left.Y, sign * left.X, sign * left.Distance), new Side(sign * right.Y, sign * right.X, sign * right.Distance),
            ];
            Mark(coverage, left.At, left, right, x, y, sides, 4);
        }
        else
        {
            var (dx, dy) = (right.SideX - left.SideX, right.SideY - left.SideY);
            var scale = Math.Max(Math.Abs(dx), Math.Abs(dy));
            var (slopeX, slopeY) = ((long)(dx * BevelParts / scale), (long)(dy * BevelParts / scale));
            var limit = (((left.SideX + right.SideX) * slopeY) - ((left.SideY + right.SideY) * slopeX)) / 2;
            Span<Side> sides = [start, end, new Side(slopeY, slopeX, limit)];
            Mark(coverage, left.At, left, right, 0, 0, sides, 3);
        }
    }

    private static bool GoesOn(LineEnd end) => end.X > 0 || (end.X == 0 && end.Y > 0);

    private static void Mark(Coverage coverage, PathPoint at, LineEnd left, LineEnd right, double x, double y, Span<Side> sides, int corners)
    {
        // The middle of the corners is inside, whatever way round they are.
        var (middleX, middleY) = ((left.SideX + right.SideX + x) / corners, (left.SideY + right.SideY + y) / corners);
        foreach (ref var side in sides)
        {
            side = side.At(middleX, middleY) > 0 ? side.Flipped : side;
        }

        var top = Math.Min(Math.Min(0, y), Math.Min(left.SideY, right.SideY));
        var bottom = Math.Max(Math.Max(0, y), Math.Max(left.SideY, right.SideY));
        Shape.Mark(coverage, at, top, bottom, sides);
    }
}
