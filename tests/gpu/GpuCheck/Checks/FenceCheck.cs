using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Unix;
using Silk.NET.OpenGL;

namespace Compositor.GpuCheck;

/// <summary>Checks that fences come, pass, and go both ways between the GPU and the kernel.</summary>
/// <param name="stage">The display.</param>
/// <param name="step">Told what is about to happen.</param>
internal sealed class FenceCheck(GpuStage stage, Action<string> step)
{
    private const string Egl = "fence: EGL_KHR_fence_sync passes";
    private const string Export = "fence: native, from the GPU to the kernel";
    private const string Import = "fence: native, from the kernel to the GPU";
    private const string OfMemory = "fence: of a dma-buf, to the GPU";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>The checks' names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Egl, Export, Import, OfMemory];

    /// <summary>Performs one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="exporters">Whose memory may be asked for fences.</param>
    /// <exception cref="SkipException">It cannot be checked here.</exception>
    /// <exception cref="RendererException">It is wrong.</exception>
    public void Run(string name, IReadOnlyList<string> exporters)
    {
        var syncs = stage.Syncs ?? throw new SkipException("the driver has no EGL_KHR_fence_sync; the renderer waits in its stead");
        if (name != Egl && !syncs.HasNative)
        {
            throw new SkipException("the driver has no EGL_ANDROID_native_fence_sync with EGL_KHR_wait_sync; readers of a buffer wait by poll");
        }

        Draw();
        if (name == Egl)
        {
            Pass(syncs);
            return;
        }

        if (name == OfMemory)
        {
            WaitFor(syncs, FenceOf(exporters));
            return;
        }

        step("a fence was exported");
        using var fence = NativeFence.Export(stage.Device);
        stage.Device.Gl.Finish();
        if (!DmaBuf.IsReadable(fence))
        {
            throw new RendererException("everything is drawn, and the kernel's fence has not passed");
        }

        if (name == Import)
        {
            WaitFor(syncs, fence);
        }
    }

    private void Pass(EglSyncs syncs)
    {
        step("a fence was made");
        var sync = syncs.Create();
        if (sync == 0)
        {
            throw new RendererException($"the driver makes no fence ({EglErrors.Last()})");
        }

        stage.Device.Gl.Flush();
        step("it was waited for");
        var passed = syncs.Wait(sync, Limit);
        syncs.Destroy(sync);
        if (!passed)
        {
            throw new RendererException($"it has not passed after {Limit.TotalSeconds} s");
        }
    }

    // A wait that never ended would hold up what is drawn behind it.
    private void WaitFor(EglSyncs syncs, SafeFd fence)
    {
        step("the GPU was told to wait for it");
        using (fence)
        {
            // EGL takes the duplicate over.
            using var own = fence.Duplicate();
            if (!syncs.TryWaitNative(own.Number))
            {
                throw new RendererException($"the driver takes no native fence ({EglErrors.Last()})");
            }

            own.SetHandleAsInvalid();
        }

        Draw();
        Pass(syncs);
        stage.Device.Check("draw behind a native fence");
    }

    private SafeFd FenceOf(IReadOnlyList<string> exporters)
    {
        step("the fences of a dma-buf were asked for");
        foreach (var exporter in exporters)
        {
            var what = new ImportCase(exporter, FourCc.Xrgb8888, Modifier.Implicit);
            using var buffer = stage.CreateMaker(TrialLayout.PictureSize).Make(what, TrialFormat.Find(FourCc.Xrgb8888)!, out _);
            if (buffer is not null)
            {
                return DmaBuf.ExportSyncFile(buffer.Buffer.Planes[0].Fd, forRead: true) is { } fence
                    ? new SafeFd(fence)
                    : throw new SkipException("the kernel does not tell the fences of dma-bufs (before 6.0)");
            }
        }

        throw new SkipException("nobody here makes dma-bufs");
    }

    private void Draw()
    {
        stage.Target.MakeCurrent();
        stage.Device.Gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, stage.Target.Framebuffer);
        stage.Device.Gl.ClearColor(0, 0, 0, 1);
        stage.Device.Gl.Clear(ClearBufferMask.ColorBufferBit);
    }
}
