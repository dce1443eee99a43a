using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class StrokeTests
{
    private const int Begin = 1;
    private const int End = 2;
    private const int Close = 8;
    private const int Curve = 16;

    [Fact]
    public void A_line_has_no_last_pixel()
    {
        using var fixture = new CanvasFixture(7, 3);
        Stroke(fixture, Path(Begin | End, (1, 1), (5, 1)));
        fixture.AssertLooks(".......", ".rrrr..", ".......");
    }

    [Theory]
    [InlineData(0, 0, 5, 2)]
    [InlineData(5, 2, 0, 0)]
    [InlineData(0, 2, 5, 0)]
    [InlineData(2, 0, 0, 6)]
    [InlineData(6, 6, 0, 0)]
    [InlineData(3, 5, 3, 0)]
    [InlineData(-40, -19, 31, 17)]
    [InlineData(31, 3, -100000, 5)]
    public void Lines_are_Bresenham_s(int x1, int y1, int x2, int y2)
    {
        using var fixture = new CanvasFixture(8, 8);
        Stroke(fixture, Path(Begin | End, (x1, y1), (x2, y2)));
        var expected = new uint[64];
        foreach (var (x, y) in Walk(x1, y1, x2, y2))
        {
            if (x is >= 0 and < 8 && y is >= 0 and < 8)
            {
                expected[(y * 8) + x] = 0xff0000;
            }
        }

        Assert.Equal(expected, fixture.Screen.Snapshot());
    }

    [Fact]
    public void A_closed_path_ends_where_it_began()
    {
        using var fixture = new CanvasFixture(5, 5);
        Stroke(fixture, Path(Begin | End | Close, (1, 1), (3, 1), (3, 3), (1, 3)));
        fixture.AssertLooks(".....", ".rrr.", ".r.r.", ".rrr.", ".....");
    }

    [Fact]
    public void Corners_are_drawn_once_by_an_operation_that_would_undo_itself()
    {
        using var fixture = new CanvasFixture(5, 5);
        Stroke(fixture, Path(Begin | End | Close, (1, 1), (3, 1), (3, 3), (1, 3)), rop: CanvasFixture.Xor);
        fixture.AssertLooks(".....", ".rrr.", ".r.r.", ".rrr.", ".....");
    }

    [Fact]
    public void Segments_without_an_end_go_on()
    {
        using var fixture = new CanvasFixture(5, 5);
        byte[] path = [2, 0, 0, 0, .. Segment(Begin, (0, 0), (3, 0)), .. Segment(End, (3, 4))];
        Stroke(fixture, path);
        fixture.AssertLooks("rrrr.", "...r.", "...r.", "...r.", ".....");
        byte[] two = [2, 0, 0, 0, .. Segment(Begin, (0, 2), (2, 2)), .. Segment(Begin, (0, 4), (2, 4))];
        Stroke(fixture, two);
        fixture.AssertLooks("rrrr.", "...r.", "rr.r.", "...r.", "rr...");
    }

    [Fact]
    public void A_flat_curve_is_a_line()
    {
        using var fixture = new CanvasFixture(9, 3);
        Stroke(fixture, Path(Begin | End | Curve, (0, 1), (2, 1), (5, 1), (8, 1)));
        fixture.AssertLooks(".........", "rrrrrrrr.", ".........");
    }

    [Fact]
    public void A_curve_bends()
    {
        using var fixture = new CanvasFixture(9, 9);
        Stroke(fixture, Path(Begin | End | Curve, (0, 8), (0, 0), (8, 0), (8, 8)));
        Assert.Equal(0xff0000u, fixture.Screen[4, 2]);
        Assert.Equal(0xff0000u, fixture.Screen[0, 7]);
        Assert.Equal(0u, fixture.Screen[4, 4]);
        Assert.Equal(0u, fixture.Screen[0, 0]);
    }

    [Fact]
    public void Dashes_and_gaps_take_turns()
    {
        using var fixture = new CanvasFixture(12, 3);
        Stroke(fixture, Path(Begin | End, (0, 0), (12, 0)), style: [3, 2]);
        Stroke(fixture, Path(Begin | End, (0, 1), (12, 1)), style: [3, 2], startsWithGap: true);
        Stroke(fixture, Path(Begin | End, (12, 2), (0, 2)), style: [3, 2]);
        fixture.AssertLooks("rrr..rrr..rr", "...rr...rr..", "rr..rrr..rrr");
    }

    [Fact]
    public void Dashes_go_round_corners()
    {
        using var fixture = new CanvasFixture(6, 6);
        Stroke(fixture, Path(Begin | End, (0, 0), (4, 0), (4, 5)), style: [3, 3]);
        fixture.AssertLooks("rrr...", "......", "....r.", "....r.", "....r.", "......");
    }

    [Fact]
    public void A_long_dashed_line_costs_only_what_is_seen_of_it()
    {
        using var fixture = new CanvasFixture(10, 1);
        Stroke(fixture, Path(Begin | End, (-100_000_000, 0), (100_000_000, 0)), style: [1, 1]);
        fixture.AssertLooks("r.r.r.r.r.");
    }

    [Fact]
    public void Strokes_are_clipped_and_patterned()
    {
        using var fixture = new CanvasFixture(7, 2);
        fixture.Send(310, MessageWriter.Draw(new Box(0, 0, 7, 2), new Box(1, 0, 3, 2), new Box(4, 0, 6, 1)).Pointer(Path(Begin | End, (0, 0), (7, 0)))
            .U8(0).Pattern(TestImage.Xrgb(2, 0xff0000, 0x00ff00), 0, 0).U16(CanvasFixture.Put).U16(CanvasFixture.Put));
        fixture.AssertLooks(".gr.rg.", ".......");
    }

    [Fact]
    public void What_cannot_be_right_is_refused()
    {
        using var fixture = new CanvasFixture();
        Assert.Throws<SpiceException>(() => Stroke(fixture, Path(Begin | End | Curve, (0, 0), (1, 1))));
        Assert.Throws<SpiceException>(() => Stroke(fixture, Path(End | Curve, (0, 0), (1, 1), (2, 2))));
        Assert.Throws<SpiceException>(() => Stroke(fixture, [255, 255, 255, 255]));
        Assert.Throws<SpiceException>(() => Stroke(fixture, [1, 0, 0, 0, 3, 255, 255, 255, 255]));
        Assert.Throws<SpiceException>(() => Stroke(fixture, Path(Begin | End, (0, 0), (1, 1)), style: [0, 0]));
        Assert.Throws<SpiceException>(() => Stroke(fixture, Path(Begin | End, (0, 0), (1, 1)), style: []));
    }

    [Fact]
    public void Curves_that_never_end_do()
    {
        using var fixture = new CanvasFixture();
        byte[] path =
        [
            1, 0, 0, 0, Begin | End | Curve, 4, 0, 0, 0,
            .. Point(int.MinValue, int.MaxValue), .. Point(int.MaxValue, int.MinValue), .. Point(int.MinValue, int.MinValue), .. Point(int.MinValue, int.MaxValue),
        ];
        try
        {
            Stroke(fixture, path);
        }
        catch (SpiceException)
        {
            // More corners than there may be.
        }

        Stroke(fixture, Path(Begin | End | Curve, (3, 3), (3, 3), (3, 3), (3, 3)));
    }

    private static void Stroke(CanvasFixture fixture, byte[] path, int rop = CanvasFixture.Put, int[]? style = null, bool startsWithGap = false)
    {
        var size = fixture.Screen.Size;
        var writer = MessageWriter.Draw(new Box(0, 0, size.Width, size.Height)).Pointer(path).U8((style is null ? 0 : 8) | (startsWithGap ? 4 : 0));
        if (style is not null)
        {
            writer.U8(style.Length).Pointer([.. style.SelectMany(length => BitConverter.GetBytes(length << 4))]);
        }

        fixture.Send(310, writer.Solid(0xff0000).U16(rop).U16(CanvasFixture.Put));
        fixture.Screen.AssertMargins();
    }

    private static byte[] Path(int flags, params (int X, int Y)[] points) => [1, 0, 0, 0, .. Segment(flags, points)];

    private static byte[] Segment(int flags, params (int X, int Y)[] points) =>
        [(byte)flags, .. BitConverter.GetBytes(points.Length), .. points.SelectMany(point => Point(point.X << 4, point.Y << 4))];

    private static byte[] Point(int x, int y) => [.. BitConverter.GetBytes(x), .. BitConverter.GetBytes(y)];

    /// <summary>The line walked pixel by pixel: the error steps across when it is 0 or more.</summary>
    private static IEnumerable<(int X, int Y)> Walk(int x1, int y1, int x2, int y2)
    {
        var (dx, dy) = (Math.Abs(x2 - x1), Math.Abs(y2 - y1));
        var (sx, sy) = (Math.Sign(x2 - x1), Math.Sign(y2 - y1));
        var isWide = dx > dy;
        var (along, across) = isWide ? (dx, dy) : (dy, dx);
        var error = -along - ((isWide ? sx : sy) < 0 ? 1 : 0);
        for (var (i, x, y) = (0, x1, y1); i < along; i++)
        {
            yield return (x, y);
            error += 2 * across;
            if (error >= 0)
            {
                (x, y) = isWide ? (x, y + sy) : (x + sx, y);
                error -= 2 * along;
            }

            (x, y) = isWide ? (x + sx, y) : (x, y + sy);
        }
    }
}
