using Compositor.Contracts;
using Compositor.Unix;

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
    private const int Changes = 2;

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
        var images = EglDmaBufImages.OfCurrent(driver.Device) ?? throw new RendererException("the driver imports no dma-bufs (EGL_EXT_image_dma_buf_import)");
        if (format.IsYuv && !driver.Device.HasExternal)
        {
            throw new RendererException($"only OpenGL ES with GL_OES_EGL_image_external_essl3 shows {format.Format}");
        }

        if (what.Modifier != Modifier.Implicit && !images.HasModifiers)
        {
            throw new RendererException("the driver takes no modifiers (EGL_EXT_image_dma_buf_import_modifiers)");
        }

        Step("a test buffer was made");
        using var buffer = new TestBufferMaker(driver.Gbm, driver.Node, TrialLayout.PictureSize).Make(what, format, out var reason);
        if (buffer is null)
        {
            var listed = new EglDmaBufFormats(driver.Display).Lists(what.Format, what.Modifier);
            return (listed ? TrialLines.Listed : TrialLines.Untried) + TrialLines.Clean(reason);
        }

        Import(driver, images, buffer, format);
        return TrialLines.Works;
    }

    private void Import(TrialDriver driver, EglDmaBufImages images, TestBuffer buffer, TrialFormat format)
    {
        using var canvas = new TrialCanvas(driver.Device);
        Step("a test picture was written");
        buffer.Write(0);
        Step("the buffer was imported");
        var (device, description) = (driver.Device, buffer.Buffer);
        using (var image = new DmaBufImage(device, images, description, description.Planes[0].Fd.Duplicate(), description.Modifier != Modifier.Implicit))
        {
            var judge = new TrialJudge(format);
            Step("the picture was read");
            canvas.Read(image.Texture, image.IsExternal, judge.Pixels);
            judge.Check(0, "the picture");
            for (var turn = 1; turn <= Changes; turn++)
            {
                Step("the changed picture was read");
                buffer.Write(turn);
                canvas.Read(image.Texture, image.IsExternal, judge.Pixels);
                judge.Check(turn, "the changed picture");
            }

            Step("everything was let go");
        }

        device.Gl.Finish();
        device.Check("let go of everything");
    }

    private void Step(string what)
    {
        output.WriteLine(TrialLines.Step + what);
        output.Flush();
    }
}
