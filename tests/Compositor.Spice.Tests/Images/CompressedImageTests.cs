using System.IO.Compression;
using Compositor.Codecs;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

/// <summary>ZLIB_GLZ and JPEG by hand; what servers make of them is among the recordings.</summary>
public sealed class CompressedImageTests
{
    private static readonly byte[] Glz = ImageWriter.Glz(8, 2, 1, 0, 0, [1, 1, 0, 0, 2, 0, 0])[22..];

    [Fact]
    public void A_deflated_GLZ_stream_is_inflated_as_far_as_its_size_says()
    {
        using var bench = new ImageBench();
        Assert.Equal([1u, 2], bench.Decode(ZlibGlz((uint)Glz.Length, Deflate(Glz))).Pixels);
        Assert.Equal([1u, 2], bench.Decode(ZlibGlz((uint)Glz.Length, Deflate([.. Glz, .. new byte[1 << 20]]))).Pixels);
        Assert.Equal(1, bench.Store.Window.Count);
    }

    [Fact]
    public void Deflated_streams_that_end_early_or_lie_are_refused()
    {
        using var bench = new ImageBench(memory: 1 << 20);
        var deflated = Deflate(Glz);
        for (var length = 0; length < deflated.Length - 8; length++)
        {
            Assert.Throws<SpiceException>(() => bench.Decode(ZlibGlz((uint)Glz.Length, deflated[..length])));
        }

        Assert.Throws<SpiceException>(() => bench.Decode(ZlibGlz((uint)Glz.Length + 1, deflated)));
        Assert.Throws<SpiceException>(() => bench.Decode(ZlibGlz(2 << 20, deflated)));
        Assert.Throws<SpiceException>(() => bench.Decode(ZlibGlz(uint.MaxValue, deflated)));
        Assert.Throws<SpiceException>(() => bench.Decode(ZlibGlz((uint)Glz.Length, Glz)));
    }

    [Fact]
    public void What_is_no_JPEG_is_refused_with_or_without_the_library()
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Image(105, 2, 2).Sized([1, 2, 3, 4]).Bytes));
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Image(105, 2, 2).Sized([]).Bytes));
        var alpha = ImageWriter.Image(108, 2, 2).U8(1).U32(9, 4).U8(1, 2, 3, 4).Bytes;
        Assert.Throws<SpiceException>(() => bench.Decode(alpha));
    }

    [Fact]
    public void A_decoder_of_JPEG_wants_memory_of_the_picture_s_size()
    {
        using var decoder = new JpegDecoder();
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Decode([], new uint[3], 2, 2));
        Assert.Throws<JpegException>(() => decoder.Decode([], new uint[4], 2, 2));
    }

    private static byte[] ZlibGlz(uint size, byte[] deflated) => ImageWriter.Image(107, 2, 1).U32(size).Sized(deflated).Bytes;

    private static byte[] Deflate(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return deflated.ToArray();
    }
}
