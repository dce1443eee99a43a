using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

public sealed class LzTests
{
    // Control bytes: below 32 so many literals and one more; above, length and distance.
    [Theory]
    [InlineData(8, 4, new byte[] { 0, 1, 2, 3, 0b010_00000 + 0, 0, 0, 4, 5, 6 }, new uint[] { 0x030201, 0x030201, 0x030201, 0x060504 })]
    [InlineData(6, 3, new byte[] { 0, 0x7c, 0x00, 0b001_00000, 0 }, new uint[] { 0xff0000, 0xff0000, 0xff0000 })]
    [InlineData(9, 4, new byte[] { 0, 1, 2, 3, 0b011_00000, 0, 1, 7, 8, 1, 9, 10 }, new uint[] { 0x07030201, 0x08030201, 0x09030201, 0x0a030201 })]
    [InlineData(11, 4, new byte[] { 0, 9, 0b001_00000, 0 }, new uint[] { 0x09000000, 0x09000000, 0x09000000, 0x09000000 })]
    [InlineData(7, 6, new byte[] { 1, 1, 0, 0, 2, 0, 0, 0b100_00000, 1 }, new uint[] { 1, 2, 1, 2, 1, 2 })]
    public void Literals_and_copies_make_pixels(uint format, uint width, byte[] stream, uint[] pixels)
    {
        using var bench = new ImageBench();
        Assert.Equal(pixels, bench.Decode(ImageWriter.Lz(format, width, 1, width * 4, stream)).Pixels);
    }

    [Theory]
    [InlineData(1, 9, 2, new byte[] { 1, 0b101, 1 }, new uint[] { 6, 5, 6, 5, 5, 5, 5, 5, 6 })]
    [InlineData(2, 9, 2, new byte[] { 1, 0b10100000, 0x80 }, new uint[] { 6, 5, 6, 5, 5, 5, 5, 5, 6 })]
    [InlineData(3, 3, 2, new byte[] { 1, 0x10, 0x01 }, new uint[] { 5, 6, 6 })]
    [InlineData(4, 3, 2, new byte[] { 1, 0x10, 0x10 }, new uint[] { 6, 5, 6 })]
    [InlineData(5, 4, 4, new byte[] { 0, 1, 0b001_00000, 0 }, new uint[] { 6, 6, 6, 6 })]
    public void Indices_are_spread_by_the_palette(uint format, uint width, uint stride, byte[] stream, uint[] pixels)
    {
        using var bench = new ImageBench();
        var lz = ImageWriter.LzStream(format, width, 1, stride, stream);
        var body = ImageWriter.Image(100, width, 1).U8(1).U32((uint)lz.Length, (uint)(18 + 9 + lz.Length)).U8(lz).U64(3).U16(2).U32(5, 6).Bytes;
        Assert.Equal(pixels, bench.Decode(body).Pixels);

        // The palette entered the cache.
        var again = ImageWriter.Image(100, width, 1).U8(2).U32((uint)lz.Length).U64(3).U8(lz).Bytes;
        Assert.Equal(pixels, bench.Decode(again).Pixels);
    }

    [Fact]
    public void The_bottom_row_may_come_first()
    {
        using var bench = new ImageBench();
        Assert.Equal([0x02000000u, 0x01000000], bench.Decode(ImageWriter.Lz(11, 1, 2, 1, [1, 1, 2], topDown: false)).Pixels);
    }

    [Fact]
    public void Long_and_far_copies_reach_across_the_image()
    {
        // 9000 pixels of 1 by a run, then one of 2, then a copy from 9000 before.
        using var bench = new ImageBench();
        List<byte> stream = [0, 1, 0, 0, 0b111_00000];
        var left = 8999 - 7;
        for (; left >= 255; left -= 255)
        {
            stream.Add(255);
        }

        stream.AddRange([(byte)left, 0, 0, 2, 0, 0]);
        var far = 9001 - 1 - 8191;
        stream.AddRange([0b010_11111, 255, (byte)(far >> 8), (byte)far]);
        var picture = bench.Decode(ImageWriter.Lz(8, 9003, 1, 0, [.. stream]));
        Assert.Equal([.. Enumerable.Repeat(1u, 9000), 2, 1, 1], picture.Pixels);
    }

    [Theory]
    [InlineData(new byte[] { 0b010_00000, 0 })]
    [InlineData(new byte[] { 0, 1, 2, 3, 0b010_00000, 1 })]
    [InlineData(new byte[] { 0, 1, 2, 3, 0b110_00000, 0 })]
    [InlineData(new byte[] { 0, 1, 2, 3, 0b111_00000, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 31, 1, 2, 3 })]
    [InlineData(new byte[] { })]
    public void Copies_and_literals_beyond_the_image_are_refused(byte[] stream)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Lz(8, 4, 1, 16, stream)));
    }

    [Theory]
    [InlineData(5, 4, 9)]
    [InlineData(5, 4, 3)]
    [InlineData(2, 9, 1)]
    [InlineData(12, 4, 4)]
    [InlineData(0, 4, 4)]
    [InlineData(10, 4, 4)]
    public void Impossible_rows_and_formats_are_refused(uint format, uint width, uint stride)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Lz(format, width, 1, stride, new byte[64])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    public void A_repetition_equals_one_pixel_after_the_other(int distance)
    {
        var random = new Random(distance);
        for (var count = 0; count < 100; count++)
        {
            var expected = Enumerable.Range(0, 160).Select(_ => (uint)random.Next()).ToArray();
            var plain = (uint[])expected.Clone();
            var alpha = (uint[])expected.Clone();
            var within = (uint[])expected.Clone();
            LzCopy.Repeat<uint>(plain, 20, distance, count);
            LzAlpha.CopyWithin(alpha, 20, distance, count);
            LzRgb.CopyWithin(within, 20, distance, count);
            var colours = (uint[])expected.Clone();
            for (var i = 0; i < count; i++)
            {
                expected[20 + i] = expected[20 + i - distance];
            }

            Assert.Equal(expected, plain);

            // What follows at once is still to come.
            Assert.Equal(expected[..(20 + count)], within[..(20 + count)]);
            Assert.Equal(expected[(23 + count)..], within[(23 + count)..]);
            Assert.Equal([.. expected.Select((pixel, i) => (pixel & 0xff000000) | (colours[i] & 0xffffff))], alpha);
        }
    }
}
