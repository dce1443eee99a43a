using Compositor.Contracts;
using Compositor.Unix;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Tries imports, in a process that may die of it: makes a buffer, imports it, reads its picture through a shader, changes it, reads again.
/// For each it writes what it is about to do and then the verdict, as <see cref="TrialLines"/> reads it.
/// </summary>
/// <param name="request">What to try.</param>
/// <param name="output">Where it writes.</param>
public sealed class ImportTrial(TrialRequest request, TextWriter output)
{
    private const int LongestSeconds = 3600;

    /// <summary>Performs it on the calling thread. Returns also when the driver fails, but not when it crashes or hangs.</summary>
    public void Run()
    {
        // A driver that hangs must not leave this process behind when its parent is gone, and one that crashes shall not fill the disk.
        ProcessBounds.EndAfter(Math.Clamp(request.Seconds, 1, LongestSeconds));
        ProcessBounds.LeaveNoCore();
        TrialDriver? driver = null;
        foreach (var what in request.Cases)
        {
            output.WriteLine($"{TrialLines.Case}{what.Format} {TrialRequest.ModifierText(what.Modifier)}");
            try
            {
                driver ??= Start();
                output.WriteLine(Try(driver, what));
            }
            catch (Exception e) when (e is RendererException or SourceException or DllNotFoundException or EntryPointNotFoundException)
            {
                output.WriteLine(TrialLines.Fails + TrialLines.Clean(e.Message));
                driver?.ForgetErrors();
            }
        }

        driver?.Dispose();
        output.Flush();
    }

    private TrialDriver Start()
    {
        Step("the driver was started");
        return TrialDriver.Open(request.Platform, request.Api, request.Renderer);
    }

    private string Try(TrialDriver driver, in ImportCase what)
    {
        var format = TrialFormat.Find(what.Format) ?? throw new RendererException($"pixel format {what.Format} is not known");
        var images = new TrialImages(driver);
        var listed = images.Lists(format.Format, what.Modifier, out var externalOnly);
        if (format.IsYuv && !driver.HasExternal)
        {
            throw new RendererException($"only OpenGL ES with GL_OES_EGL_image_external_essl3 shows {format.Format}");
        }

        Step("a test buffer was made");
        using var buffer = new TestBufferMaker(driver.Gbm, driver.Node).Make(what, format, out var reason);
        if (buffer is null)
        {
            return (listed ? TrialLines.Listed : TrialLines.Untried) + TrialLines.Clean(reason);
        }

        // As the renderer does: what is external-only is sampled so wherever shaders can.
        var target = format.IsYuv || (externalOnly && driver.HasExternal) ? TrialCanvas.External : TextureTarget.Texture2D;
        Import(driver, images, buffer, format, target);
        return TrialLines.Works;
    }

    private void Import(TrialDriver driver, TrialImages images, TestBuffer buffer, TrialFormat format, TextureTarget target)
    {
        using var canvas = new TrialCanvas(driver.Gl, driver.Strings.IsEs);
        Step("a test picture was written");
        buffer.Write(0);
        Step("the buffer was imported");
        var image = images.Create(buffer.Buffer);
        Step("a texture was made of it");
        var texture = images.CreateTexture(image, target);
        canvas.Check("a texture was made of it");
        var judge = new TrialJudge(format);
        Step("the picture was read");
        canvas.Read(texture, target, judge.Pixels);
        judge.Check(0, "the picture");
        for (var turn = 1; turn <= 2; turn++)
        {
            Step("the changed picture was read");
            buffer.Write(turn);
            canvas.Read(texture, target, judge.Pixels);
            judge.Check(turn, "the changed picture");
        }

        Step("everything was let go");
        driver.Gl.DeleteTexture(texture);
        images.Destroy(image);
        driver.Gl.Finish();
        canvas.Check("everything was let go");
    }

    private void Step(string what)
    {
        output.WriteLine(TrialLines.Step + what);
        output.Flush();
    }
}
