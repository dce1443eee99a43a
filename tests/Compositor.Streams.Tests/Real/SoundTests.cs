using Compositor.Codecs;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>The sound of a stream is played where that is wanted, and only there.</summary>
public sealed class SoundTests
{
    private const int Tone = 1000;
    private const int Rate = 48_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tone_is_heard_where_sound_is_wanted(bool isWanted)
    {
        GstSender.Require("vp8enc", "opusenc");
        using var workspace = new Workspace();
        await GstSender.MakeAsync(
            "webmmux name=m ! filesink location=" + workspace["v.webm"] +
            " videotestsrc num-buffers=90 ! video/x-raw,width=160,height=120,framerate=30/1 ! vp8enc ! queue ! m." +
            $" audiotestsrc freq={Tone} num-buffers=150 samplesperbuffer=960 ! audio/x-raw,rate={Rate},channels=2 ! opusenc ! queue ! m.");
        var sound = new RecordingSound();
        await using var stream = new RunningStream(workspace["v.webm"], sound, new MediaLibrary(), ("audio", isWanted));
        await stream.ShownAsync(60);
        await stream.StopAsync();
        if (!isWanted)
        {
            Assert.Empty(sound.Played);
            return;
        }

        var played = Assert.Single(sound.Played);
        Assert.True(played.IsEnded);
        Assert.Equal((Rate, 2), (played.Format.Rate, played.Format.Channels));

        // The left channel crosses zero twice a period.
        var left = played.Samples.Where((_, i) => i % 2 == 0).Skip(Rate / 2).Take(Rate / 2).ToArray();
        Assert.Equal(Rate / 2, left.Length);
        var crossings = Enumerable.Range(1, left.Length - 1).Count(i => (left[i] >= 0) != (left[i - 1] >= 0));
        Assert.InRange(crossings, Tone * 0.98, Tone * 1.02);
    }
}
