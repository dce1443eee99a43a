using Compositor.Codecs;
using Compositor.Plugins.Spice;
using Xunit;
using static Compositor.Spice.Tests.Streams.StreamFixture;
using static Compositor.Spice.Tests.Streams.StreamPictures;

namespace Compositor.Spice.Tests.Streams;

/// <summary>What GStreamer decodes.</summary>
public sealed class VideoDecoderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly Box Place = new(0, 0, 32, 32);

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.H264)]
    public void Each_frame_becomes_a_picture_at_once_and_of_several_the_newest(VideoCodec codec)
    {
        using var decoder = Make(codec, 32, 32);
        for (var i = 0; i < 2; i++)
        {
            decoder.Push(Frame(NameOf(codec), i));
            Assert.True(decoder.TryPull(Limit, out var picture));
            AssertLooks(picture);
            Assert.False(decoder.TryPull(Limit, out _));
        }

        decoder.Push(Frame(NameOf(codec), 2));
        decoder.Push(Frame(NameOf(codec), 0));
        decoder.Push(Frame(NameOf(codec), 1));
        Assert.True(decoder.TryPull(Limit, out var newest));
        AssertLooks(newest);
        Assert.False(decoder.TryPull(Limit, out _));
    }

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.H264)]
    public void A_picture_that_is_larger_than_agreed_is_an_error(VideoCodec codec)
    {
        using var decoder = Make(codec, 16, 30);
        Assert.Throws<VideoException>(() =>
        {
            for (var i = 0; i < 3; i++)
            {
                decoder.Push(Frame(NameOf(codec), i));
                Assert.False(decoder.TryPull(Limit / 10, out _));
            }
        });
    }

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.H264)]
    public void Noise_is_an_error_or_no_picture(VideoCodec codec)
    {
        var random = new Random(4);
        for (var i = 0; i < 8; i++)
        {
            using var decoder = Make(codec, 32, 32);
            byte[] noise = [.. i < 4 ? [] : Frame(NameOf(codec), 0)[..10], .. new byte[500]];
            random.NextBytes(noise.AsSpan(i < 4 ? 0 : 10));
            try
            {
                decoder.Push(noise);
                _ = decoder.TryPull(Limit / 20, out _);
                decoder.Push(noise);
            }
            catch (VideoException)
            {
                // As it should be.
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_stream_of_VP8_is_drawn_its_first_row_on_top_or_at_the_bottom(int flags)
    {
        Make(VideoCodec.Vp8, 2, 2).Dispose();
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place, 2, flags, 32, 32));
        fixture.Send(DataType, Data(1, 0, Frame("vp8", 0)));
        fixture.Send(DataType, Data(1, 0, Frame("vp8", 1)));
        Assert.Equal(1, fixture.Show());
        Assert.True((fixture.Screen.Screen[1, 1] >> 16) > 120 == (flags == 1));
        Assert.True((fixture.Screen.Screen[1, 30] >> 16) > 120 == (flags == 0));
    }

    [Fact]
    public void What_GStreamer_cannot_decode_ends_the_stream_and_its_memory_comes_back()
    {
        Make(VideoCodec.Vp8, 2, 2).Dispose();
        using var fixture = new StreamFixture();
        var taken = fixture.Screen.Budget.Taken;
        fixture.Send(CreateType, Create(1, Place, 2, 1, 32, 32));
        Assert.True(fixture.Screen.Budget.Taken >= taken + (24 * 32 * 32));
        fixture.Send(DataType, Data(1, 0, Frame("vp8", 1)));
        fixture.AssertFailed(1);
        fixture.Send(DestroyType, Number(1));
        Assert.Equal(taken, fixture.Screen.Budget.Taken);
    }

    [Fact]
    public void Frames_of_a_stream_may_become_larger()
    {
        Make(VideoCodec.Vp8, 2, 2).Dispose();
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place, 2, 1, 8, 8));
        fixture.Send(SizedType, Sized(1, 0, 32, 32, Place, Frame("vp8", 0)));
        Assert.Equal(1, fixture.Show());
        Assert.True(fixture.Server.IsQuiet());
    }

    private static string NameOf(VideoCodec codec) => codec.ToString().ToLowerInvariant();

    private static VideoDecoder Make(VideoCodec codec, int width, int height)
    {
        Assert.SkipUnless(
            VideoDecoder.CanDecode(codec),
            $"GStreamer does not decode {codec}; on Debian: apt install gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-libav");
        return new VideoDecoder(codec, width, height);
    }

    private static void AssertLooks(VideoPicture picture)
    {
        Assert.Equal((32, 32, 1024), (picture.Width, picture.Height, picture.Pixels.Length));
        var (light, dark) = (picture.Pixels[33], picture.Pixels[(30 * 32) + 1]);
        Assert.True((light & 0xff) > 120 && (light >> 16 & 0xff) > 120, $"{light:x8}");
        Assert.True((dark >> 16 & 0xff) < 60 && (dark >> 8 & 0xff) < 80, $"{dark:x8}");
    }
}
