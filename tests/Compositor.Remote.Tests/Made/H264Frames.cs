using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Made;

/// <summary>Frames of H.264, by x264.</summary>
internal static class H264Frames
{
    /// <summary>Three frames of a ball that moves, packed and as they were.</summary>
    public static async Task<(byte[][] Frames, PixelGrid[] Pictures)> MakeAsync(Size size)
    {
        Assert.SkipUnless(Tool.IsInstalled("gst-launch-1.0"), "gst-launch-1.0 is not installed; on Debian: apt install gstreamer1.0-tools");
        using var workspace = new Workspace();
        var made = await Tool.RunAsync(
            "gst-launch-1.0",
            [
                "-q", .. $"videotestsrc num-buffers=3 pattern=ball ! video/x-raw,width={size.Width},height={size.Height},framerate=5/1,format=I420 ! tee name=t".Split(' '),
                .. $"t. ! queue ! videoconvert ! pngenc ! multifilesink location={workspace["p"]}%d.png".Split(' '),
                .. "t. ! queue ! x264enc tune=zerolatency qp-max=12 ! video/x-h264,stream-format=byte-stream,alignment=au,profile=main !".Split(' '),
                .. $"multifilesink location={workspace["f"]}%d".Split(' '),
            ]);
        Assert.SkipUnless(made.ExitCode == 0, $"no H.264 can be made; on Debian: apt install gstreamer1.0-plugins-ugly: {made.Error}");
        var names = Enumerable.Range(0, 3);
        return ([.. names.Select(i => File.ReadAllBytes($"{workspace["f"]}{i}"))], [.. names.Select(i => PixelGrid.FromPng($"{workspace["p"]}{i}.png"))]);
    }
}
