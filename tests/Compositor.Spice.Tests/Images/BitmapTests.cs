using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

public sealed class BitmapTests
{
    private static readonly uint[] Colours = [.. Enumerable.Range(0, 256).Select(i => (uint)(i * 0x010203) & 0xffffff)];

    [Theory]
    [InlineData(1, false, new byte[] { 0b00000101, 1 }, new uint[] { 1, 0, 1, 0, 0, 0, 0, 0, 1 })]
    [InlineData(2, false, new byte[] { 0b10100000, 0x80 }, new uint[] { 1, 0, 1, 0, 0, 0, 0, 0, 1 })]
    [InlineData(3, false, new byte[] { 0x21, 0xf3 }, new uint[] { 1, 2, 3 })]
    [InlineData(4, false, new byte[] { 0x21, 0x3f }, new uint[] { 2, 1, 3 })]
    [InlineData(5, false, new byte[] { 9, 255, 0 }, new uint[] { 9, 255, 0 })]
    public void Indices_are_colours_of_the_palette(byte format, bool topDown, byte[] row, uint[] indices)
    {
        using var bench = new ImageBench();
        var picture = bench.Decode(ImageWriter.Bitmap(format, (uint)indices.Length, 1, (uint)row.Length, row, topDown, Colours));
        Assert.Equal(PixelKind.Xrgb, picture.Kind);
        Assert.Equal([.. indices.Select(i => Colours[i])], picture.Pixels);
    }

    [Theory]
    [InlineData(6, new byte[] { 0x00, 0x7c, 0xff, 0x7f, 0x21, 0x04 }, new uint[] { 0xff0000, 0xffffff, 0x080808 }, PixelKind.Xrgb)]
    [InlineData(7, new byte[] { 1, 2, 3, 4, 5, 6 }, new uint[] { 0x030201, 0x060504 }, PixelKind.Xrgb)]
    [InlineData(8, new byte[] { 1, 2, 3, 4 }, new uint[] { 0x04030201 }, PixelKind.Xrgb)]
    [InlineData(9, new byte[] { 1, 2, 3, 4 }, new uint[] { 0x04030201 }, PixelKind.Argb)]
    [InlineData(10, new byte[] { 1, 255 }, new uint[] { 0x01000000, 0xff000000 }, PixelKind.Alpha)]
    [InlineData(1, new byte[] { 0b101 }, new uint[] { 0xffffffff, 0, 0xffffffff }, PixelKind.Mask)]
    [InlineData(2, new byte[] { 0b10100000 }, new uint[] { 0xffffffff, 0, 0xffffffff }, PixelKind.Mask)]
    public void Pixels_become_words(byte format, byte[] row, uint[] words, object kind)
    {
        using var bench = new ImageBench();
        var picture = bench.Decode(ImageWriter.Bitmap(format, (uint)words.Length, 1, (uint)row.Length, row));
        Assert.Equal((PixelKind)kind, picture.Kind);
        Assert.Equal(words, picture.Pixels);
    }

    [Fact]
    public void All_555_colours_expand_by_repeating_their_high_bits()
    {
        for (var pixel = 0u; pixel < 0x8000; pixel++)
        {
            var (r, g, b) = (pixel >> 10, (pixel >> 5) & 31, pixel & 31);
            var expected = (Wide(r) << 16) | (Wide(g) << 8) | Wide(b);
            Assert.Equal(expected, PackedRow.FromRgb16(pixel | 0x8000));
        }

        static uint Wide(uint five) => (five << 3) | (five >> 2);
    }

    [Fact]
    public void Rows_may_come_bottom_first_and_with_padding()
    {
        using var bench = new ImageBench();
        byte[] rows = [1, 0xee, 2, 0xee, 3, 0xee];
        Assert.Equal([0x01000000, 0x02000000, 0x03000000], bench.Decode(ImageWriter.Bitmap(10, 1, 3, 2, rows)).Pixels);
        Assert.Equal([0x03000000, 0x02000000, 0x01000000], bench.Decode(ImageWriter.Bitmap(10, 1, 3, 2, rows, topDown: false)).Pixels);
    }

    [Fact]
    public void High_bits_are_set_where_they_mean_nothing()
    {
        using var bench = new ImageBench();
        Assert.Equal([0xff030201], bench.Decode(ImageWriter.Bitmap(8, 1, 1, 4, [1, 2, 3, 4], more: 2)).Pixels);
        Assert.Equal([0x04030201u], bench.Decode(ImageWriter.Bitmap(9, 1, 1, 4, [1, 2, 3, 4], more: 2)).Pixels);
    }

    [Fact]
    public void A_short_palette_repeats()
    {
        using var bench = new ImageBench();
        Assert.Equal([7u, 9, 7, 9], bench.Decode(ImageWriter.Bitmap(5, 4, 1, 4, [0, 1, 2, 255], palette: [7, 9])).Pixels);
    }

    [Theory]
    [InlineData(8, 2, 2, 7, 14)]
    [InlineData(8, 2, 2, 8, 15)]
    [InlineData(8, 0, 2, 8, 16)]
    [InlineData(8, 40000, 1, 160000, 160000)]
    [InlineData(0, 1, 1, 4, 4)]
    [InlineData(11, 1, 1, 4, 4)]
    [InlineData(5, 1, 1, 4, 4)]
    [InlineData(8, 1, uint.MaxValue, uint.MaxValue, 4)]
    [InlineData(8, uint.MaxValue, 1, uint.MaxValue, 4)]
    public void Impossible_bitmaps_are_refused(byte format, uint width, uint height, uint stride, int bytes)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Bitmap(format, width, height, stride, new byte[bytes])));
    }

    [Fact]
    public void A_bitmap_of_another_size_than_its_descriptor_is_refused()
    {
        using var bench = new ImageBench();
        var body = ImageWriter.Image(0, 2, 1).U8(8, 4).U32(1, 1, 4, 0).U8(1, 2, 3, 4).Bytes;
        Assert.Throws<SpiceException>(() => bench.Decode(body));
    }
}
