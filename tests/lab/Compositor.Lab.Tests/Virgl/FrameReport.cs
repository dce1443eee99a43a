using System.Globalization;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>What the driver has measured of a run of frames, as the guest sees it.</summary>
/// <param name="Frames">How many.</param>
/// <param name="Rate">Frames per second.</param>
/// <param name="MiddleReply">The time of a reply, of half of them at most; milliseconds.</param>
/// <param name="LateReply">That of 99 % of them at most; milliseconds.</param>
/// <param name="LongestReply">From a flush until QEMU takes the next command, which is when all viewers have answered.</param>
/// <param name="Colour">That the last frame was filled with.</param>
/// <param name="Text">All of it.</param>
internal sealed record FrameReport(int Frames, double Rate, double MiddleReply, double LateReply, TimeSpan LongestReply, int Colour, string Text)
{
    /// <summary>Reads "frames=60 fps=28.1 ... reply-max=20.3 last=ff8000".</summary>
    public static FrameReport Parse(string text)
    {
        var values = text.Split(' ').Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
        return new FrameReport(
            (int)Number("frames"),
            Number("fps"),
            Number("reply-p50"),
            Number("reply-p99"),
            TimeSpan.FromMilliseconds(Number("reply-max")),
            int.Parse(values["last"], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            text);
    }
}
