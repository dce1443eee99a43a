using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>Makes the memory that a case asks for.</summary>
internal static class CaseBuffers
{
    /// <summary>A buffer; owned by the caller.</summary>
    /// <param name="stage">The display.</param>
    /// <param name="what">The case.</param>
    /// <param name="size">Pixels.</param>
    /// <exception cref="SkipException">Nobody here makes such memory, or the driver does not say that it takes it.</exception>
    public static TestBuffer Make(GpuStage stage, in CheckCase what, Size size)
    {
        var format = TrialFormat.Find(what.Format) ?? throw new SkipException($"pixel format {what.Format} is not known");
        if (what.Memory == CheckCase.Canvas)
        {
            return new CanvasTestBuffer(format, size);
        }

        if (what.Rung != Rung.Upload)
        {
            AskDriver(stage, what);
        }

        if (what.Memory == CheckCase.Texture)
        {
            return new TextureTestBuffer(stage.Device, format, size, what.Modifier == Modifier.Implicit);
        }

        return stage.CreateMaker(size).Make(new ImportCase(what.Memory, what.Format, what.Modifier), format, out var reason) ?? throw new SkipException(reason);
    }

    private static void AskDriver(GpuStage stage, in CheckCase what)
    {
        if (EglDmaBufImages.OfCurrent(stage.Device) is not { } images)
        {
            throw new SkipException("the driver imports no dma-bufs (EGL_EXT_image_dma_buf_import)");
        }

        if (what.Rung == Rung.Modifier && !images.HasModifiers)
        {
            throw new SkipException("the driver takes no modifiers (EGL_EXT_image_dma_buf_import_modifiers)");
        }

        // The layout of a texture is not known before it is made.
        var layout = what.Memory == CheckCase.Texture ? Modifier.Implicit : what.Modifier;
        if (images.HasModifiers && !new EglDmaBufFormats(stage.Display).Lists(what.Format, layout))
        {
            throw new SkipException("the driver does not list it");
        }

        if (!images.Takes(what.Format, layout, out _))
        {
            throw new SkipException("only OpenGL ES with GL_OES_EGL_image_external_essl3 shows it");
        }
    }
}
