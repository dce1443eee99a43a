using System.Diagnostics;

namespace Compositor.VirglDriver;

/// <summary>
/// Draws frames as fast as the host takes them, each in a colour of its own, and measures. With one picture the guest draws into what is
/// shown, with several it flips between them. One thread.
/// </summary>
internal sealed class FrameRun(GpuScanouts scanouts, int head, IReadOnlyList<Picture> pictures)
{
    private readonly FrameTimes _frames = new("frame");
    private readonly FrameTimes _replies = new("reply");
    private Colour _colour;

    /// <summary>Draws a number of frames.</summary>
    /// <returns>What was measured, and the colour of the last frame.</returns>
    public string Flip(int count)
    {
        var began = Stopwatch.GetTimestamp();
        for (var frame = 0; frame < count; frame++)
        {
            Draw(frame);
        }

        return Report(count, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Draws frames for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="rate">Frames per second that the guest wants, and does not make up for; 0 for as many as it can.</param>
    public string Repeat(TimeSpan duration, int rate)
    {
        using var never = new ManualResetEvent(false);
        var (began, frame) = (Stopwatch.GetTimestamp(), 0);
        var next = TimeSpan.Zero;
        do
        {
            Draw(frame++);
            var now = Stopwatch.GetElapsedTime(began);
            next = rate == 0 || next < now - TimeSpan.FromSeconds(1) ? now : next + TimeSpan.FromSeconds(1.0 / rate);
            if (next > now)
            {
                never.WaitOne(next - now);
            }
        }
        while (Stopwatch.GetElapsedTime(began) < duration);
        return Report(frame, Stopwatch.GetElapsedTime(began));
    }

    private void Draw(int frame)
    {
        var began = Stopwatch.GetTimestamp();
        var picture = pictures[frame % pictures.Count];
        _colour = ColourOf(frame);
        picture.Fill(_colour);
        if (pictures.Count > 1 || frame == 0)
        {
            picture.Show(head);
        }

        var flushed = Stopwatch.GetTimestamp();
        picture.Flush();
        // QEMU takes no command before all viewers have answered: that this one is done tells when they have.
        scanouts.Probe();
        _replies.Add(Stopwatch.GetElapsedTime(flushed));
        _frames.Add(Stopwatch.GetElapsedTime(began));
    }

    // Far apart from frame to frame, and the same in every run.
    private static Colour ColourOf(int frame) => new((byte)(frame * 67), (byte)(255 - (frame * 41)), (byte)(frame * 23));

    private string Report(int count, TimeSpan elapsed) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"frames={count} seconds={elapsed.TotalSeconds:f3} fps={count / elapsed.TotalSeconds:f1} {_frames} {_replies} last={_colour}");
}
