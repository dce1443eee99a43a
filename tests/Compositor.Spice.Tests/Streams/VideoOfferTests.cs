using Compositor.Codecs;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Streams;

public sealed class VideoOfferTests
{
    private const uint MultiCodec = 1 << 8;
    private const uint Streams = MultiCodec | 1 | 1 << 4;
    private const uint Mjpeg = 1 << 9;

    [Fact]
    public void All_that_can_be_decoded_is_offered_and_the_server_chooses()
    {
        var offer = VideoOffer.Make(VideoPreference.Auto, hasJpeg: true, _ => true);
        Assert.Equal(Streams | Mjpeg | 1 << 10 | 1 << 11 | 1 << 13, offer.Capabilities);
        Assert.False(offer.IsOrdered);
        Assert.Equal(Streams | Mjpeg | 1 << 13, VideoOffer.Make(VideoPreference.Auto, hasJpeg: true, codec => codec == VideoCodec.Vp9).Capabilities);
    }

    [Fact]
    public void Without_decoders_or_wish_nothing_is_offered()
    {
        Assert.Equal(MultiCodec, VideoOffer.Make(VideoPreference.Auto, hasJpeg: false, _ => false).Capabilities);
        var off = VideoOffer.Make(VideoPreference.Off, hasJpeg: true, _ => throw new InvalidOperationException("not asked for"));
        Assert.Equal((MultiCodec, false), (off.Capabilities, off.IsOrdered));
    }

    [Fact]
    public void A_codec_by_name_is_preferred_to_JPEG_and_not_more_than_that()
    {
        var offer = VideoOffer.Make(VideoPreference.Vp8, hasJpeg: true, _ => true);
        Assert.Equal([StreamCodec.Vp8, StreamCodec.Mjpeg], offer.Codecs);
        Assert.True(offer.IsOrdered);
        Assert.Equal([StreamCodec.Mjpeg], VideoOffer.Make(VideoPreference.H264, hasJpeg: true, _ => false).Codecs);
        Assert.Equal([StreamCodec.Mjpeg], VideoOffer.Make(VideoPreference.Mjpeg, hasJpeg: true, _ => throw new InvalidOperationException("not asked for")).Codecs);
    }
}
