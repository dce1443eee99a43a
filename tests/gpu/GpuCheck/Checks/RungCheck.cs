using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>Brings a known picture to the screen by one rung and looks at every pixel, at those of changed pictures too.</summary>
/// <param name="stage">The renderer, which tries every rung or uploads only.</param>
/// <param name="step">Told what is about to happen, for when it is the last that happens.</param>
/// <param name="pictures">The folder that gets the pictures.</param>
internal sealed class RungCheck(GpuStage stage, Action<string> step, string pictures)
{
    private const int Turns = 3;
    private const uint Colours = 0x00ffffff;
    private static readonly TimeSpan FenceLimit = TimeSpan.FromSeconds(1);

    private readonly Region _damage = new();
    private readonly Region _repaint = new();
    private readonly Region _missed = new();

    /// <summary>Checks a case.</summary>
    /// <exception cref="SkipException">It cannot be checked here.</exception>
    /// <exception cref="RendererException">It is wrong.</exception>
    public void Run(CheckCase what)
    {
        step("a test buffer was made");
        using var buffer = CaseBuffers.Make(stage, what, TrialLayout.PictureSize);
        using var surface = new CheckedSurface(what.ToString());
        var direct = what.Rung != Rung.Upload;
        var judge = new TrialJudge(TrialFormat.Find(what.Format)!, Colours);
        try
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                step("a picture was written");
                buffer.Write(turn);
                step("it was imported");
                Update(what, surface, buffer);
                step("it was drawn");
                Draw(surface.Surface, direct);
                step("it was read");
                var picture = stage.Target.Read();
                PngFile.Write(Path.Combine(pictures, FileName(what)), picture);
                Copy(picture, judge.Pixels);
                judge.Check(turn, turn == 0 ? "the picture" : "the changed picture");
            }

            Judge(stage.Renderer.Describe(surface.Surface.Id)!, buffer.Buffer, direct);
            step("it was let go");
        }
        finally
        {
            stage.Renderer.Forget(surface.Surface);
            stage.Device.Gl.Finish();
        }

        stage.Device.Check("let go of everything");
    }

    private void Update(in CheckCase what, CheckedSurface surface, TestBuffer buffer)
    {
        surface.Attach(Announcement.Of(buffer.Buffer));
        surface.Commit();
        _damage.Clear();
        surface.Surface.TryLatch(_damage, out var frame);
        try
        {
            if (stage.Renderer.Update(surface.Surface, frame, _damage) == UpdateOutcome.Busy)
            {
                throw new RendererException("it is said to be written still, by nobody");
            }
        }
        catch (SourceException e)
        {
            Refuse(what, e.Message);
        }

        if (stage.Renderer.Describe(surface.Surface.Id) is { } report && report.Rung != what.Rung)
        {
            Refuse(what, $"it took the rung \"{report.Rung}\": {report.Reason}");
        }
    }

    // Memory of others may be refused, the ladder goes on; wrong pixels of it are wrong.
    private static void Refuse(in CheckCase what, string reason) => throw (what.IsOwn ? new RendererException(reason) : new SkipException(reason));

    private void Draw(Surface surface, bool direct)
    {
        var whole = new Rect(stage.Target.Size);
        _repaint.Clear();
        _repaint.Add(whole);
        _missed.Clear();
        var scene = new OutputScene(stage.Target.Name, whole.Size, [new View(surface, whole, whole, whole.Size, whole, Dimmed: false, [])]);
        stage.Renderer.Draw(stage.Target, scene, _repaint, _missed);
        using var fence = stage.Renderer.EndReads();
        stage.Target.Present(_repaint.Rects);
        if (!_missed.IsEmpty)
        {
            throw new RendererException("its canvas is said to be drawn in, by nobody");
        }

        // Without fences the renderer has waited.
        if (direct && stage.Syncs is not null && fence is null)
        {
            throw new RendererException("there is no fence of reading it");
        }

        if (fence is not null && !fence.Wait(FenceLimit))
        {
            throw new RendererException($"the fence of reading it has not passed after {FenceLimit.TotalSeconds} s");
        }
    }

    private static void Judge(ImportReport report, SurfaceBuffer buffer, bool direct)
    {
        var (images, bytes) = direct ? (1, 0) : (0, Turns * buffer.Size.Area * buffer.Format.BytesPerPixel);
        if (report.Imports != images)
        {
            throw new RendererException($"{report.Imports} images were made of one buffer");
        }

        if (report.Touched != bytes)
        {
            throw new RendererException($"the CPU touched {report.Touched} bytes instead of {bytes}");
        }
    }

    private static void Copy(Picture picture, Span<uint> rgba)
    {
        for (var y = 0; y < picture.Size.Height; y++)
        {
            for (var x = 0; x < picture.Size.Width; x++)
            {
                var colour = (uint)picture[x, y];
                rgba[(y * picture.Size.Width) + x] = (colour & 0xff00) | (colour >> 16) | ((colour & 0xff) << 16);
            }
        }
    }

    private static string FileName(in CheckCase what) =>
        string.Concat(what.ToString().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Replace("--", "-", StringComparison.Ordinal) + ".png";
}
