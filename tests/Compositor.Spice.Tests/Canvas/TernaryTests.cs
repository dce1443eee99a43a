using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class TernaryTests
{
    private const uint Pattern = 0xf0f0f0;
    private const uint Source = 0xcccccc;
    private const uint Destination = 0xaaaaaa;

    /// <summary>An operation's code is what it makes of these three; a row long enough for vectors and what is left after them.</summary>
    [Fact]
    public void All_codes_are_their_truth_tables()
    {
        using var fixture = new CanvasFixture(37, 1);
        var box = new Box(0, 0, 37, 1);
        var source = TestImage.Xrgb(37, [.. Enumerable.Repeat(Source, 37)]);
        for (var code = 0; code < 256; code++)
        {
            fixture.Fill(0, box, Destination);
            fixture.Send(309, MessageWriter.Draw(box).Pointer(source).Box(box).Solid(Pattern).U8(code).U8(1).NoMask());
            Assert.All(fixture.Screen.Snapshot(), pixel => Assert.Equal((uint)code * 0x010101, pixel));
        }
    }

    [Theory]
    [InlineData(0xcc, 0x8)]
    [InlineData(0xee, 0x10)]
    [InlineData(0x88, 0x20)]
    [InlineData(0x66, 0x40)]
    [InlineData(0x33, 0x8 | 1)]
    [InlineData(0x44, 0x20 | 4)]
    [InlineData(0xbb, 0x10 | 1)]
    [InlineData(0x11, 0x10 | 0x400)]
    [InlineData(0x55, 0x200)]
    [InlineData(0x00, 0x80)]
    [InlineData(0xff, 0x100)]
    public void Codes_without_a_pattern_are_the_named_operations(int code, int rop)
    {
        var random = new Random(code);
        uint[] image = [.. Enumerable.Range(0, 64).Select(_ => (uint)random.Next(1 << 24))];
        uint[] before = [.. Enumerable.Range(0, 64).Select(_ => (uint)random.Next(1 << 24))];
        var box = new Box(0, 0, 8, 8);
        using var named = new CanvasFixture();
        using var coded = new CanvasFixture();
        named.Show(before);
        coded.Show(before);
        named.Copy(TestImage.Xrgb(8, image), box, box, rop);
        coded.Send(309, MessageWriter.Draw(box).Pointer(TestImage.Xrgb(8, image)).Box(box).Solid(0x123456).U8(code).U8(1).NoMask());
        Assert.Equal(named.Screen.Snapshot(), coded.Screen.Snapshot());
    }

    [Fact]
    public void Patterns_repeat_from_their_origin_also_a_negative_one()
    {
        using var fixture = new CanvasFixture(5, 1);
        var box = new Box(0, 0, 5, 1);
        fixture.Send(309, MessageWriter.Draw(box).Pointer(TestImage.Xrgb(5, 0, 0, 0, 0, 0)).Box(box)
            .Pattern(TestImage.Xrgb(3, 0xff0000, 0x00ff00, 0x0000ff), 4, 3).U8(0xf0).U8(1).NoMask());
        fixture.AssertLooks("brgbr");
    }

    [Fact]
    public void A_scaled_source_begins_at_a_whole_pixel()
    {
        using var fixture = new CanvasFixture(4, 1);
        var box = new Box(0, 0, 4, 1);
        fixture.Send(309, MessageWriter.Draw(box).Pointer(TestImage.Xrgb(3, 0xff0000, 0x00ff00, 0x0000ff)).Box(new Box(1, 0, 3, 1))
            .Solid(0).U8(0xcc).U8(1).NoMask());
        fixture.AssertLooks("ggbb");
    }
}
