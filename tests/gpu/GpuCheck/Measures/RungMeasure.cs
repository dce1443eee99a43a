using Compositor.Benchmarks;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>Measures a rung with 1 to 64 surfaces.</summary>
/// <param name="request">Display, and how long to measure.</param>
/// <param name="step">Told what is about to happen.</param>
/// <param name="say">Gets a line for each row.</param>
internal sealed class RungMeasure(ChildRequest request, Action<string> step, Action<string> say)
{
    private const int PictureAt = 4;
    private const int TimedFrames = 60;
    private const int QuickFrames = 3;

    /// <summary>Measures a case.</summary>
    /// <param name="what">The case.</param>
    /// <param name="most">The most surfaces.</param>
    /// <exception cref="SkipException">There is no such memory here.</exception>
    /// <exception cref="RendererException">It goes wrong.</exception>
    public void Run(CheckCase what, int most)
    {
        step("a copy was measured");
        var copy = Copying.Of(Copying.ScreenBytes, request.IsQuick).Cpu;
        step("the driver was started");
        using var stage = new GpuStage(request.Platform, request.IsEs, Copying.Screen, direct: what.Rung != Rung.Upload);
        using var timer = GpuTimer.OfCurrent(stage.Device);
        for (var count = 1; count <= most; count *= 2)
        {
            step($"{count} surfaces were made");
            using var wall = new MeasuredWall(stage, what, count);
            step($"{count} surfaces were drawn");
            wall.Frame();
            if (wall.OtherRung(what.Rung) is { } other)
            {
                throw new RendererException(other);
            }

            say(Row(wall, timer, count, copy).ToLine());
            if (count == Math.Min(PictureAt, most))
            {
                var rung = what.Rung.Replace(", ", "-", StringComparison.Ordinal);
                PngFile.Write(Path.Combine(request.Folder, $"wall-{rung}.png"), stage.Target.Read());
            }
        }
    }

    private MeasureRow Row(MeasuredWall wall, GpuTimer? timer, int count, double copy)
    {
        var (frames, touched) = (0L, wall.Touched);
        var cost = Stopper.Measure(
            () =>
            {
                wall.Frame();
                frames++;
            },
            request.IsQuick);
        touched = (wall.Touched - touched) / frames;
        return new MeasureRow(count, cost.Cpu, cost.Wall, timer is null ? -1 : Gpu(wall, timer), touched, cost.Bytes, copy);
    }

    private double Gpu(MeasuredWall wall, GpuTimer timer)
    {
        wall.Timer = timer;
        for (var i = 0; i < (request.IsQuick ? QuickFrames : TimedFrames); i++)
        {
            wall.Frame();
        }

        wall.Timer = null;
        wall.Finish();
        return timer.Finish();
    }
}
