using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class TextTests
{
    private static readonly Box All = new(0, 0, 6, 4);
    private static readonly Box NoBack = new(0, 0, 0, 0);

    [Fact]
    public void Bits_are_drawn_from_the_lowest_row_up()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(1, Glyph(1, 1, 3, 2, 0b1010_0000, 0b0110_0000)));
        fixture.AssertLooks("......", "..rr..", ".r.r..", "......");
    }

    [Fact]
    public void A_flag_that_says_otherwise_means_nothing()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(1 | 8, Glyph(1, 1, 3, 2, 0b1010_0000, 0b0110_0000)));
        fixture.AssertLooks("......", "..rr..", ".r.r..", "......");
    }

    [Fact]
    public void Four_bits_of_alpha_are_the_upper_ones_of_eight()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(2, Glyph(0, 0, 3, 1, 0xf8, 0x00)));
        Assert.Equal([0xf00000u, 0x800000, 0], fixture.Screen.Snapshot()[..3]);
    }

    [Fact]
    public void Eight_bits_of_alpha_are_drawn_over_a_row_lower()
    {
        using var fixture = new CanvasFixture(6, 4);
        fixture.Fill(0, All, 0x0000ff);
        Text(fixture, String(4, Glyph(0, 0, 2, 2, 0x00, 0x40, 0xff, 0x80)));
        Assert.Equal([0x0000ffu, 0x0000ff], fixture.Screen.Snapshot()[..2]);
        Assert.Equal([0xff0000u, 0x80007f], fixture.Screen.Snapshot()[6..8]);
    }

    [Fact]
    public void Behind_the_text_is_the_back_area()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(1, Glyph(1, 1, 2, 1, 0b1100_0000)), new Box(0, 1, 5, 3));
        fixture.AssertLooks("......", "grrgg.", "ggggg.", "......");
    }

    [Fact]
    public void Glyphs_that_overlap_are_drawn_as_one()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(4, Glyph(0, -1, 2, 2, 0, 0, 0x80, 0x80), Glyph(1, -1, 2, 2, 0, 0, 0x80, 0x40)));
        Assert.Equal([0x800000u, 0x800000, 0x400000], fixture.Screen.Snapshot()[..3]);
    }

    [Fact]
    public void Glyphs_anywhere_are_cut()
    {
        using var fixture = new CanvasFixture(6, 4);
        Text(fixture, String(1, Glyph(-2, -1, 4, 2, 0xf0, 0xf0), Glyph(5, 3, 2, 2, 0xc0, 0xc0), Glyph(int.MaxValue, int.MinValue, 2, 1, 0xc0)));
        fixture.AssertLooks("rr....", "......", "......", ".....r");
    }

    [Fact]
    public void A_pattern_begins_at_the_corner_of_the_string()
    {
        using var fixture = new CanvasFixture(6, 4);
        fixture.Send(311, MessageWriter.Draw(All).Pointer(String(1, Glyph(1, 2, 4, 1, 0xf0))).Box(NoBack)
            .Pattern(TestImage.Xrgb(2, 0xff0000, 0x00ff00), 0, 0).U8(0).U16(CanvasFixture.Put).U16(0));
        fixture.AssertLooks("......", "......", ".rgrg.", "......");
    }

    [Fact]
    public void What_cannot_be_right_is_refused()
    {
        using var fixture = new CanvasFixture(6, 4);
        Assert.Throws<SpiceException>(() => Text(fixture, String(0)));
        Assert.Throws<SpiceException>(() => Text(fixture, String(1, Glyph(0, 0, 0xffff, 0xffff))));
        Assert.Throws<SpiceException>(() => Text(fixture, [255, 255, 1]));
        Text(fixture, String(1));
        Text(fixture, String(1, Glyph(0, 0, 0, 0xffff)));
        fixture.AssertLooks("......", "......", "......", "......");
    }

    private static void Text(CanvasFixture fixture, byte[] text, Box? back = null)
    {
        fixture.Send(311, MessageWriter.Draw(All).Pointer(text).Box(back ?? NoBack).Solid(0xff0000).Solid(0x00ff00).U16(CanvasFixture.Put).U16(0));
        fixture.Screen.AssertMargins();
    }

    private static byte[] String(int flags, params byte[][] glyphs) =>
        [(byte)glyphs.Length, (byte)(glyphs.Length >> 8), (byte)flags, .. glyphs.SelectMany(glyph => glyph)];

    private static byte[] Glyph(int x, int y, int width, int height, params byte[] rows) =>
        new MessageWriter().I32(x).I32(y).I32(0).I32(0).U16(width).U16(height).Bytes(rows).Take();
}
