using System.Diagnostics;
using Compositor.Codecs;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.SpiceServer.Scenes;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// libspice-server makes a stream of what moves: each picture that is shown meanwhile is near to a frame that the server has drawn, and when the stream
/// has ended the screen is the server's.
/// </summary>
public sealed class VideoTests
{
    private const double LeastPsnr = 35;

    /// <summary>The server chooses how much a codec loses; it loses more while it finds out how fast the line is.</summary>
    private const double LeastPsnrAtTimes = 33;

    private const int Frames = 150;
    private const int LeastStreamed = 10;

    private static readonly TimeSpan LookEach = TimeSpan.FromMilliseconds(50);

    /// <param name="video">The source's setting.</param>
    /// <param name="codecs">What the server may encode.</param>
    /// <param name="codec">What must be decoded here; null for JPEG.</param>
    /// <param name="encoder">The element of GStreamer that the server needs, and a part of its library's name.</param>
    [Theory]
    [InlineData("mjpeg", "spice:mjpeg", null, "")]
    [InlineData("auto", "gstreamer:mjpeg", null, "avenc_mjpeg libgstlibav")]
    [InlineData("vp8", "spice:mjpeg;gstreamer:vp8", VideoCodec.Vp8, "vp8enc libgstvpx")]
    [InlineData("vp9", "spice:mjpeg;gstreamer:vp9", VideoCodec.Vp9, "vp9enc libgstvpx")]
    [InlineData("auto", "gstreamer:h264", VideoCodec.H264, "x264enc libgstx264")]
    public async Task What_is_streamed_is_near_to_what_the_server_draws_and_in_the_end_the_same(string video, string codecs, VideoCodec? codec, string encoder)
    {
        Assert.SkipUnless(
            codec is not { } wanted || VideoDecoder.CanDecode(wanted),
            $"GStreamer does not decode {codec}; on Debian: apt install gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-libav");
        Assert.SkipUnless(
            encoder.Length == 0 || GStreamerLibrary.Has(encoder.Split(' ')[0]),
            $"GStreamer has no {encoder}, which the server needs; on Debian: apt install gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly gstreamer1.0-libav");
        await using var server = await SpiceServerProcess.StartTcpAsync("--streaming", "2", "--codecs", codecs, "--compression", "6", "--frames", $"{Frames}");
        await using var source = new RunningSource(server.Address, ("video", video));
        var looks = await WatchAsync(server, source);
        if (encoder.Length > 0)
        {
            Assert.Contains(encoder.Split(' ')[1], await File.ReadAllTextAsync($"/proc/{server.Pid}/maps", TestContext.Current.CancellationToken));
        }

        var told = string.Join(' ', looks.Select(look => $"{look.Psnr:F1}"));
        Assert.True(looks.Count(look => look.IsLossy && look.Psnr >= LeastPsnr) >= LeastStreamed, told);
        Assert.True(looks.Where(look => look.IsLossy).Order().ElementAt(looks.Count(look => look.IsLossy) / 2).Psnr >= LeastPsnr, told);
        Assert.DoesNotContain(looks, look => look.Psnr < LeastPsnrAtTimes);
        TestContext.Current.SendDiagnosticMessage("{0} {1}: {2}", video, codecs, told);
        await source.ShowsAsync(await server.PictureAsync());
    }

    [Fact]
    public async Task Without_video_every_picture_comes_as_it_is()
    {
        await using var server = await SpiceServerProcess.StartTcpAsync("--streaming", "2", "--codecs", "spice:mjpeg", "--compression", "6", "--frames", $"{Frames}");
        await using var source = new RunningSource(server.Address, ("video", "off"));
        var looks = await WatchAsync(server, source);
        Assert.True(looks.Count >= LeastStreamed, $"{looks.Count} pictures");
        Assert.DoesNotContain(looks, look => look.IsLossy);
        await source.ShowsAsync(await server.PictureAsync());
    }

    /// <summary>Looks at the screen now and then while the scene is played, and says how near each picture is to the nearest frame.</summary>
    private static async Task<List<(double Psnr, bool IsLossy)>> WatchAsync(SpiceServerProcess server, RunningSource source)
    {
        await server.WaitForClientAsync();
        await source.UntilAsync(() => source.Picture() is not null, "a first picture");
        var playing = server.PlayAsync("video");
        var seen = new List<PixelGrid>();
        var pause = Stopwatch.StartNew();
        while (!playing.IsCompleted)
        {
            var commits = source.Host[0].Commits;
            await source.UntilAsync(() => playing.IsCompleted || (pause.Elapsed >= LookEach && source.Host[0].Commits > commits), "a frame");
            pause.Restart();
            using (source.Host[0].Buffer!.DrawLock!.Enter())
            {
                seen.Add(source.Picture()!.Cut(MovingPicture.Left, MovingPicture.Top, MovingPicture.Width, MovingPicture.Height));
            }
        }

        await playing;
        return Measure(seen);
    }

    // Frames are looked for from the one that was seen last.
    private static List<(double Psnr, bool IsLossy)> Measure(List<PixelGrid> seen)
    {
        var frames = new PixelGrid?[Frames];
        var from = 0;
        var looks = new List<(double, bool)>();
        foreach (var picture in seen.Where(picture => picture.HasContent))
        {
            var (best, at) = (0.0, from);
            for (var i = from; i < Frames && best < LeastPsnr; i++)
            {
                var psnr = (frames[i] ??= Frame(i)).PsnrTo(picture);
                (best, at) = psnr > best ? (psnr, i) : (best, at);
            }

            // Before the first frame there is what the scene begins with.
            if (looks.Count > 0 || best >= LeastPsnrAtTimes)
            {
                looks.Add((best, frames[at]?.DifferencesTo(picture) != 0));
                from = best >= LeastPsnrAtTimes ? at : from;
            }
        }

        seen.LastOrDefault()?.SavePng(Workspace.Keep("video-seen.png", "spice"));
        return looks;
    }

    private static PixelGrid Frame(int number)
    {
        var pixels = new int[MovingPicture.Width * MovingPicture.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (int)(MovingPicture.At(i % MovingPicture.Width, i / MovingPicture.Width, number) & 0xffffff);
        }

        return new PixelGrid(MovingPicture.Width, MovingPicture.Height, pixels);
    }
}
