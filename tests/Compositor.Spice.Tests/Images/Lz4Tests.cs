using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

public sealed class Lz4Tests
{
    [Fact]
    public void Blocks_share_their_history()
    {
        // Four literals; then a block that copies all four from there, and brings none.
        using var bench = new ImageBench();
        var body = ImageWriter.Lz4(9, 2, 1, true, [0x40, 1, 2, 3, 4], [0x00, 4, 0, 0x00]);
        Assert.Equal([0x04030201u, 0x04030201], bench.Decode(body).Pixels);
    }

    [Theory]
    [InlineData(6, new byte[] { 0x40, 0x00, 0x7c, 0x1f, 0x00 }, new uint[] { 0xff0000, 0x0000ff })]
    [InlineData(7, new byte[] { 0x60, 1, 2, 3, 4, 5, 6 }, new uint[] { 0x030201, 0x060504 })]
    [InlineData(8, new byte[] { 0x80, 1, 2, 3, 4, 5, 6, 7, 8 }, new uint[] { 0x04030201, 0x08070605 })]
    [InlineData(10, new byte[] { 0x20, 1, 2 }, new uint[] { 0x01000000, 0x02000000 })]
    public void Rows_are_packed(byte format, byte[] block, uint[] words)
    {
        using var bench = new ImageBench();
        Assert.Equal(words, bench.Decode(ImageWriter.Lz4(format, 2, 1, true, block)).Pixels);
        Assert.Equal(words.Reverse(), bench.Decode(ImageWriter.Lz4(format, 1, 2, false, block)).Pixels);
    }

    [Fact]
    public void Long_counts_go_on_in_further_bytes()
    {
        using var bench = new ImageBench();
        byte[] block = [0x1f, 7, 1, 0, 255, 20, 0x00];
        var picture = bench.Decode(ImageWriter.Lz4(10, 295, 1, true, block));
        Assert.All(picture.Pixels, pixel => Assert.Equal(0x07000000u, pixel));
    }

    [Theory]
    [InlineData(new byte[] { 0x40, 1, 2, 3 })]
    [InlineData(new byte[] { 0x30, 1, 2, 3 })]
    [InlineData(new byte[] { 0x50, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 0x00, 1, 0 })]
    [InlineData(new byte[] { 0x10, 1, 0, 0, 0x00 })]
    [InlineData(new byte[] { 0x10, 1, 2, 0, 0x00 })]
    [InlineData(new byte[] { 0x1f, 1, 1, 0, 255, 255 })]
    [InlineData(new byte[] { 0x10, 1, 1 })]
    [InlineData(new byte[] { 0xf0, 255, 255 })]
    [InlineData(new byte[] { })]
    public void What_does_not_fill_the_image_is_refused(byte[] block)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Lz4(10, 4, 1, true, block)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(11)]
    public void Formats_with_palettes_are_refused(byte format)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Lz4(format, 4, 1, true, [0x40, 1, 2, 3, 4])));
    }
}
