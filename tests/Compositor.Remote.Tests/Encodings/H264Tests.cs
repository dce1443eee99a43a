using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.Replay;
using Xunit;

namespace Compositor.Remote.Tests.Encodings;

/// <summary>Rectangles of H.264 in a conversation made by hand, of frames that x264 has packed.</summary>
public sealed class H264Tests
{
    private const double LeastPsnr = 30;
    private const int ResetContext = 1;
    private static readonly Size Screen = new(320, 200);
    private static readonly Rect Left = new(0, 3, 90, 74);
    private static readonly Rect Right = new(100, 3, 90, 74);

    [Fact]
    public async Task Each_place_has_a_video_of_its_own_and_shows_its_last_frame()
    {
        var (frames, pictures) = await H264Frames.MakeAsync(Left.Size);
        var (reason, picture) = await Begin()
            .AddRectangle(Left, Encoding.H264, Body(0, frames[0]))
            .AddRectangle(Right, Encoding.H264, Body(0, [.. frames[0], .. frames[1], .. frames[2]]))
            .AddRectangle(Left, Encoding.H264, Body(0, frames[1]))
            .PlayAsync();
        Assert.Contains("has ended", reason, StringComparison.Ordinal);
        picture!.SavePng(Workspace.Keep("h264-rectangles.png", "remote"));
        AssertShows(pictures[1], picture, Left);
        AssertShows(pictures[2], picture, Right);
    }

    [Fact]
    public async Task A_video_that_begins_anew_waits_for_a_frame_to_begin_with()
    {
        var (frames, pictures) = await H264Frames.MakeAsync(Left.Size);
        var (_, picture) = await Begin()
            .AddRectangle(Left, Encoding.H264, Body(0, frames[0]))
            .AddRectangle(Left, Encoding.H264, Body(ResetContext, frames[1]))
            .AddRectangle(Right, Encoding.H264, Body(0, []))
            .PlayAsync();
        AssertShows(pictures[0], picture!, Left);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_or_no_video_ends_the_connection()
    {
        var (frames, _) = await H264Frames.MakeAsync(new Size(128, 128));
        var (reason, _) = await Begin().AddRectangle(Left, Encoding.H264, Body(0, frames[0])).AddRectangle(Left, Encoding.H264, Body(0, frames[1])).PlayAsync();
        Assert.Contains("cannot be decoded", reason, StringComparison.Ordinal);
        (reason, _) = await Begin().AddRectangle(Left, Encoding.H264, [0x7f, 255, 255, 255, 0, 0, 0, 0]).PlayAsync();
        Assert.Contains("has 2147483647 bytes", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Videos_take_no_more_memory_than_is_allowed()
    {
        var (frames, _) = await H264Frames.MakeAsync(Left.Size);
        var conversation = new Conversation(new Size(2000, 1000));
        for (var i = 0; i < 20; i++)
        {
            conversation.AddRectangle(new Rect(i, 0, 1900, 1000), Encoding.H264, Body(0, frames[0]));
        }

        var (reason, _) = await conversation.PlayAsync(Recorded.Options() with { Memory = 100 << 20 });
        Assert.Contains("more than 100 MiB", reason, StringComparison.Ordinal);
    }

    private static Conversation Begin() => new(Screen);

    private static byte[] Body(int flags, byte[] frames)
    {
        Assert.SkipUnless(VideoDecoder.CanDecode(VideoCodec.H264), "GStreamer decodes no H.264; on Debian: apt install gstreamer1.0-plugins-bad gstreamer1.0-libav");
        return [(byte)(frames.Length >> 24), (byte)(frames.Length >> 16), (byte)(frames.Length >> 8), (byte)frames.Length, 0, 0, 0, (byte)flags, .. frames];
    }

    private static void AssertShows(PixelGrid expected, PixelGrid screen, Rect area) =>
        Assert.InRange(expected.PsnrTo(screen.Cut(area.X, area.Y, area.Width, area.Height)), LeastPsnr, double.PositiveInfinity);
}
