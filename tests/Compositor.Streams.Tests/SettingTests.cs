using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Streams.Tests;

/// <summary>Settings that cannot be right are refused with a sentence, at their key.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("rtsp://camera/stream", "Rtsp")]
    [InlineData("rtsps://camera:322/stream?channel=1", "Rtsp")]
    [InlineData("srt://host:9000?mode=caller", "Srt")]
    [InlineData("srt://:9000?mode=listener", "Srt")]
    [InlineData("udp://239.1.1.1:5000", "Udp")]
    [InlineData("https://host/live.m3u8", "Http")]
    [InlineData("file:///srv/a%20b.mp4", "File")]
    [InlineData("film.mkv", "File")]
    [InlineData("gst:videotestsrc", "Pipeline")]
    public void Addresses_are_understood(string address, string kind) => Assert.Equal(kind, StreamAddressParser.Parse(address, "/srv").Kind.ToString());

    [Fact]
    public void Paths_begin_at_the_configuration() => Assert.Equal("/srv/film.mkv", StreamAddressParser.Parse("film.mkv", "/srv").Location);

    [Theory]
    [InlineData("address", "is no address of a video", "address=ftp://host/x")]
    [InlineData("address", "is no address of a video", "address=udp://host")]
    [InlineData("address", "has no user and no password", "address=rtsp://me:secret@camera/")]
    [InlineData("address", "needs an address")]
    [InlineData("address", "one of caps and sdp", "address=rtp://0.0.0.0:5004")]
    [InlineData("caps", "only the packets of rtp://", "address=udp://0.0.0.0:5004", "caps=media=video")]
    [InlineData("caps", "does not look like", "address=rtp://0.0.0.0:5004", "caps=x ! filesink location=/etc/passwd")]
    [InlineData("decoder", "is no name of a decoder", "address=film.mkv", "decoder=avdec_h264 ! filesink")]
    [InlineData("transport", "there is no transport", "address=rtsp://camera/", "transport=pigeon")]
    public void What_cannot_be_right_is_refused(string key, string sentence, params string[] settings)
    {
        var values = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (object)pair[1]);
        var refusal = Assert.Throws<SettingException>(() => new StreamFactory().Create(new Settings("test", values)));
        Assert.Equal(key, refusal.Key);
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}
