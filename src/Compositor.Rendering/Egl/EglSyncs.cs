namespace Compositor.Rendering;

/// <summary>
/// Fences of the display that was current when it was made (EGL_KHR_fence_sync), and those that come from the kernel
/// (EGL_ANDROID_native_fence_sync). Creating needs the context; waiting and destroying do not, and may be done on any thread.
/// </summary>
internal sealed unsafe class EglSyncs
{
    private const int FenceSync = 0x30F9;
    private const int NativeFenceSync = 0x3144;
    private const int NativeFenceFd = 0x3145;
    private const int ConditionSatisfied = 0x30F6;

    private readonly nint _display;
    private readonly delegate* unmanaged<nint, int, int*, nint> _create;
    private readonly delegate* unmanaged<nint, nint, int> _destroy;
    private readonly delegate* unmanaged<nint, nint, int, ulong, int> _clientWait;
    private readonly delegate* unmanaged<nint, nint, int, int> _wait;

    private EglSyncs(nint display, EglExtensions extensions)
    {
        _display = display;
        _create = (delegate* unmanaged<nint, int, int*, nint>)Egl.eglGetProcAddress("eglCreateSyncKHR");
        _destroy = (delegate* unmanaged<nint, nint, int>)Egl.eglGetProcAddress("eglDestroySyncKHR");
        _clientWait = (delegate* unmanaged<nint, nint, int, ulong, int>)Egl.eglGetProcAddress("eglClientWaitSyncKHR");
        _wait = (delegate* unmanaged<nint, nint, int, int>)Egl.eglGetProcAddress("eglWaitSyncKHR");
        HasNative = extensions.Has("EGL_ANDROID_native_fence_sync") && extensions.Has("EGL_KHR_wait_sync");
    }

    /// <summary>For the current display; null where it has no fences.</summary>
    public static EglSyncs? OfCurrent()
    {
        var display = Egl.eglGetCurrentDisplay();
        var extensions = new EglExtensions(display);
        return extensions.Has("EGL_KHR_fence_sync") ? new EglSyncs(display, extensions) : null;
    }

    /// <summary>True when the GPU can wait for the kernel's fences.</summary>
    public bool HasNative { get; }

    /// <summary>A fence behind everything drawn so far; 0 when it cannot be made. Flush after it. Render thread.</summary>
    public nint Create()
    {
        var none = Egl.None;
        return _create(_display, FenceSync, &none);
    }

    /// <summary>Waits for a fence. Any thread.</summary>
    /// <returns>False when it has not passed within the limit, or never will.</returns>
    public bool Wait(nint sync, TimeSpan limit) => _clientWait(_display, sync, 0, (ulong)limit.TotalNanoseconds) == ConditionSatisfied;

    public void Destroy(nint sync) => _ = _destroy(_display, sync);

    /// <summary>Has the GPU wait for a kernel's fence before it draws what follows. Takes the descriptor only when it succeeds.</summary>
    /// <returns>False when the driver refuses it.</returns>
    public bool TryWaitNative(int fd)
    {
        var attributes = stackalloc int[] { NativeFenceFd, fd, Egl.None };
        var sync = _create(_display, NativeFenceSync, attributes);
        if (sync == 0)
        {
            return false;
        }

        _ = _wait(_display, sync, 0);
        Destroy(sync);
        return true;
    }
}
