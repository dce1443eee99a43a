using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>Fences of the GPU that become the kernel's (EGL_ANDROID_native_fence_sync): what other devices would wait for. One thread.</summary>
internal static unsafe class NativeFence
{
    private const int NativeFenceSync = 0x3144;
    private const int NoFence = -1;

    /// <summary>A sync file behind everything drawn so far; owned by the caller.</summary>
    /// <exception cref="RendererException">The driver makes none, although it says so.</exception>
    public static SafeFd Export(GlDevice device)
    {
        var display = Egl.eglGetCurrentDisplay();
        var create = (delegate* unmanaged<nint, int, int*, nint>)Egl.eglGetProcAddress("eglCreateSyncKHR");
        var duplicate = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDupNativeFenceFDANDROID");
        var destroy = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDestroySyncKHR");
        var none = Egl.None;
        var sync = create(display, NativeFenceSync, &none);
        if (sync == 0)
        {
            throw new RendererException($"the driver makes no native fence ({EglErrors.Last()})");
        }

        // It becomes the kernel's when it is sent to the GPU.
        device.Gl.Flush();
        var fd = duplicate(display, sync);
        var error = fd == NoFence ? EglErrors.Last() : string.Empty;
        _ = destroy(display, sync);
        return fd != NoFence ? new SafeFd(fd) : throw new RendererException($"the driver exports no native fence ({error})");
    }
}
