using System.Buffers.Binary;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

/// <summary>The same pictures as libspice-server sends them by each of its codecs: all must be what it sends without one.</summary>
public sealed class RecordedImageTests
{
    [Theory]
    [InlineData("quic", ImageType.Quic)]
    [InlineData("lz", ImageType.LzRgb, ImageType.LzPalette)]
    [InlineData("glz", ImageType.GlzRgb, ImageType.LzPalette)]
    [InlineData("lz4", ImageType.Lz4)]
    public void Lossless_codecs_bring_the_very_pixels(string recording, params object[] types)
    {
        using var bench = new ImageBench();
        var seen = Compare(bench, recording, (type, expected, actual) =>
        {
            Assert.Equal(expected.Kind, actual.Kind);
            Assert.Equal(expected.Meant, actual.Meant);
        });
        Assert.All(types, type => Assert.Contains((ImageType)type, seen.Keys));
    }

    [Fact]
    public void What_is_sent_to_slow_lines_is_near_and_its_alpha_and_GLZ_exact()
    {
        using var bench = new ImageBench();
        Assert.SkipUnless(bench.Images.HasJpeg, "libturbojpeg is not installed");
        var seen = Compare(bench, "auto-wan", (type, expected, actual) =>
        {
            if (type is ImageType.Jpeg or ImageType.JpegAlpha or ImageType.FromCache)
            {
                Assert.Equal(expected.Pixels.Length, actual.Pixels.Length);
                Assert.InRange(Signal(expected, actual), 20, double.PositiveInfinity);
            }
            else
            {
                Assert.Equal(expected.Meant, actual.Meant);
            }

            if (type == ImageType.JpegAlpha)
            {
                Assert.Equal(PixelKind.Argb, actual.Kind);
                Assert.Equal([.. expected.Pixels.Select(pixel => pixel >> 24)], actual.Pixels.Select(pixel => pixel >> 24));
            }
        });
        ImageType[] types = [ImageType.Jpeg, ImageType.JpegAlpha, ImageType.ZlibGlz];
        Assert.All(types, type => Assert.Contains(type, seen.Keys));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("quic")]
    [InlineData("lz")]
    [InlineData("glz")]
    [InlineData("lz4")]
    public void Decoding_allocates_nothing_once_it_is_under_way(string recording)
    {
        using var bench = new ImageBench();
        var messages = Recording.Read(recording).SelectMany(message =>
            Recording.ImagesOf(message.Type, message.Body).Select(offset => (message.Body, offset))).ToArray();
        Pass();
        Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Pass()
        {
            foreach (var (body, offset) in messages)
            {
                if ((ImageType)body[(int)offset + 8] != ImageType.Surface)
                {
                    bench.Images.Decode(body, offset, bench.Scratch);
                }
            }
        }
    }

    /// <summary>Decodes a recording and the one without codecs side by side; what only one of them has is passed over.</summary>
    private static Dictionary<ImageType, int> Compare(ImageBench bench, string recording, Action<ImageType, Picture, Picture> check)
    {
        using var plain = new ImageBench();
        var expected = Decode(plain, "off");
        Dictionary<ImageType, int> seen = [];
        var next = 0;
        foreach (var (key, type, picture) in Decode(bench, recording))
        {
            var found = expected.FindIndex(next, one => one.Key == key);
            if (found >= 0)
            {
                check(type, expected[found].Picture, picture);
                seen[type] = seen.GetValueOrDefault(type) + 1;
                next = found + 1;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", seen));
        Assert.InRange(seen.Values.Sum(), 25, expected.Count);
        return seen;
    }

    private static List<(string Key, ImageType Type, Picture Picture)> Decode(ImageBench bench, string recording)
    {
        List<(string, ImageType, Picture)> pictures = [];
        foreach (var (type, body) in Recording.Read(recording))
        {
            foreach (var offset in Recording.ImagesOf(type, body))
            {
                var imageType = (ImageType)body[(int)offset + 8];
                if (imageType == ImageType.Surface)
                {
                    continue;
                }

                var size = BinaryPrimitives.ReadUInt64LittleEndian(body.AsSpan((int)offset + 10));
                var key = $"{type} {Convert.ToHexString(body.AsSpan(0, 20))} {size:x}";
                pictures.Add((key, imageType, bench.Decode(body, offset)));
            }
        }

        return pictures;
    }

    /// <summary>Peak signal to noise of the colours, in decibels.</summary>
    private static double Signal(Picture expected, Picture actual)
    {
        double sum = 0;
        for (var i = 0; i < expected.Pixels.Length; i++)
        {
            for (var shift = 0; shift < 24; shift += 8)
            {
                var difference = (int)((expected.Pixels[i] >> shift) & 255) - (int)((actual.Pixels[i] >> shift) & 255);
                sum += difference * difference;
            }
        }

        return 10 * Math.Log10(255.0 * 255 / (sum / (expected.Pixels.Length * 3)));
    }
}
