using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

public sealed class GlzTests
{
    private static readonly byte[] FourPixels = [3, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0];

    [Fact]
    public void Pixels_may_come_from_another_image_and_from_the_same()
    {
        using var bench = new ImageBench();
        Assert.Equal([1u, 2, 3, 4], bench.Decode(ImageWriter.Glz(8, 4, 1, 0, 0, FourPixels)).Pixels);

        // Two pixels from the second on of the image before, one literal, and again what is one back.
        byte[] stream = [0b010_0_0001, 0, 1, 0, 9, 0, 0, 0b001_0_0000, 0, 0];
        Assert.Equal([2u, 3, 9, 9], bench.Decode(ImageWriter.Glz(8, 4, 1, 1, 1, stream)).Pixels);
    }

    [Fact]
    public void Far_pixels_and_images_take_more_bytes()
    {
        using var bench = new ImageBench();
        const int Size = 70_000;
        List<byte> run = [0, 7, 0, 0, 0b111_0_0000];
        var left = Size - 5 - 7;
        for (; left >= 255; left -= 255)
        {
            run.Add(255);
        }

        run.AddRange([(byte)left, 0, 0]);
        run.AddRange(FourPixels);
        bench.Decode(ImageWriter.Glz(8, 7000, 10, 0, 0, [.. run]));
        for (ulong id = 1; id < 100; id++)
        {
            bench.Decode(ImageWriter.Glz(8, 4, 1, id, (uint)id, FourPixels));
        }

        // Pixel 69998 of the image 100 before: 17 bits of offset; and pixel 2 of 99 before, in 6 + 8 bits.
        const int Offset = 69_998;
        byte[] stream = [0b010_1_0000 | (Offset & 15), (Offset >> 4) & 255, (Offset >> 12) | 0x40, 100, 0b010_0_0010, 0, (99 & 63) | 0x40, 99 >> 6];
        Assert.Equal([3u, 4, 3, 4], bench.Decode(ImageWriter.Glz(8, 4, 1, 100, 100, stream)).Pixels);
    }

    [Fact]
    public void Images_are_kept_as_their_streams_have_them()
    {
        using var bench = new ImageBench();
        Assert.Equal([4u, 3, 2, 1], bench.Decode(ImageWriter.Glz(8, 1, 4, 0, 0, FourPixels, topDown: false)).Pixels);
        Assert.Equal([1u, 2, 3, 4], bench.Decode(ImageWriter.Glz(8, 4, 1, 1, 1, [0b100_0_0000, 0, 1])).Pixels);
    }

    [Fact]
    public void Old_images_go_when_all_that_might_need_them_have_come()
    {
        using var bench = new ImageBench();
        for (ulong id = 0; id < 4; id++)
        {
            bench.Decode(ImageWriter.Glz(8, 4, 1, id, (uint)id, FourPixels));
        }

        // Number 5 comes before number 4, which may still need the first.
        bench.Decode(ImageWriter.Glz(8, 4, 1, 5, 1, FourPixels));
        Assert.Equal(5, bench.Store.Window.Count);
        Assert.Equal([1u, 2, 3, 4], bench.Decode(ImageWriter.Glz(8, 4, 1, 4, 4, [0b100_0_0000, 0, 4])).Pixels);
        Assert.Equal(2, bench.Store.Window.Count);
        Assert.Throws<MissingImageException>(() => bench.Decode(ImageWriter.Glz(8, 4, 1, 6, 6, [0b100_0_0000, 0, 6])));
    }

    [Fact]
    public void An_image_that_has_not_come_is_told_from_a_fault()
    {
        using var bench = new ImageBench();
        var second = ImageWriter.Glz(8, 4, 1, 1, 1, [0b100_0_0000, 0, 1]);
        Assert.Throws<MissingImageException>(() => bench.Decode(second));
        bench.Images.Touch(ImageWriter.Glz(8, 4, 1, 0, 0, FourPixels), 0, bench.Scratch);
        Assert.Equal([1u, 2, 3, 4], bench.Decode(second).Pixels);
        Assert.Equal([1u, 2, 3, 4], bench.Decode(second).Pixels);
        Assert.Equal(2, bench.Store.Window.Count);
    }

    [Fact]
    public void A_jump_of_numbers_costs_no_time_and_keeps_nothing()
    {
        using var bench = new ImageBench();
        for (ulong id = 0; id < 10; id++)
        {
            bench.Decode(ImageWriter.Glz(8, 4, 1, id, 0, FourPixels));
            Assert.Equal(1, bench.Store.Window.Count);
        }

        bench.Decode(ImageWriter.Glz(8, 4, 1, ulong.MaxValue, 0, FourPixels));
        bench.Decode(ImageWriter.Glz(8, 4, 1, ulong.MaxValue - 1, uint.MaxValue, FourPixels));
        bench.Store.Window.Clear();
        Assert.Equal(0, bench.Store.Window.Count);
    }

    [Theory]
    [InlineData(8, 1, 2, new byte[] { 0 })]
    [InlineData(8, 1, 1, new byte[] { 0b010_0_0011, 0, 1 })]
    [InlineData(8, 1, 1, new byte[] { 0b100_1_0000, 0, 0x3f, 0xff, 1 })]
    [InlineData(8, 1, 1, new byte[] { 0b101_0_0000, 0, 1 })]
    [InlineData(8, 1, 1, new byte[] { 0b100_0_0000, 0, 2 })]
    [InlineData(8, 1, 1, new byte[] { 0b100_0_0000, 0, 0 })]
    [InlineData(8, 1, 1, new byte[] { 0b100_0_0000, 0, 0xc1, 0xff, 0xff, 0xff })]
    [InlineData(5, 1, 1, new byte[] { 0 })]
    [InlineData(11, 1, 1, new byte[] { 0 })]
    public void Impossible_references_are_refused(byte format, ulong id, uint head, byte[] stream)
    {
        using var bench = new ImageBench();
        bench.Decode(ImageWriter.Glz(8, 4, 1, 0, 0, FourPixels));
        Assert.ThrowsAny<SpiceException>(() => bench.Decode(ImageWriter.Glz(format, 4, 1, id, head, stream)));
    }
}
