namespace Compositor.Rendering;

/// <summary>
/// An EGL display by the name of its platform: "surfaceless", "gbm:/dev/dri/card0", "x11", "wayland", "device:/dev/dri/card0". One thread.
/// Displays are of the whole process: nobody else may use the same one when this is disposed.
/// </summary>
internal sealed unsafe class EglPlatform : IDisposable
{
    public const string Surfaceless = "surfaceless";
    public const string X11 = "x11";
    public const string Wayland = "wayland";
    public const string GbmPrefix = "gbm:";
    public const string DevicePrefix = "device:";

    private const int PlatformGbm = 0x31D7;
    private const int PlatformX11 = 0x31D5;
    private const int PlatformWayland = 0x31D8;
    private const int PlatformDevice = 0x313F;

    private EglPlatform(string name, nint display, GbmDevice? gbm)
    {
        (Name, Display, Gbm) = (name, display, gbm);
    }

    public string Name { get; }

    /// <summary>Initialised.</summary>
    public nint Display { get; }

    /// <summary>The GBM device that the display is of; null on other platforms.</summary>
    public GbmDevice? Gbm { get; }

    /// <summary>Opens a display.</summary>
    /// <exception cref="RendererException">There is no such display, or its driver does not start.</exception>
    public static EglPlatform Open(string name)
    {
        GbmDevice? gbm = null;
        try
        {
            var display = name switch
            {
                Surfaceless => Get(Egl.PlatformSurfaceless, 0, "EGL_MESA_platform_surfaceless"),
                X11 => Get(PlatformX11, 0, "EGL_KHR_platform_x11", "EGL_EXT_platform_x11"),
                Wayland => Get(PlatformWayland, 0, "EGL_KHR_platform_wayland", "EGL_EXT_platform_wayland"),
                _ when name.StartsWith(GbmPrefix, StringComparison.Ordinal) =>
                    Get(PlatformGbm, (gbm = GbmDevice.Open(name[GbmPrefix.Length..])).Handle, "EGL_KHR_platform_gbm", "EGL_MESA_platform_gbm"),
                _ when name.StartsWith(DevicePrefix, StringComparison.Ordinal) =>
                    Get(PlatformDevice, EglDevices.Find(name[DevicePrefix.Length..]), "EGL_EXT_platform_device"),
                _ => throw new RendererException($"there is no EGL platform \"{name}\""),
            };
            return Egl.eglInitialize(display, null, null) != 0
                ? new EglPlatform(name, display, gbm)
                : throw new RendererException($"EGL on {name} does not start ({EglErrors.Last()})");
        }
        catch
        {
            gbm?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _ = Egl.eglTerminate(Display);
        Gbm?.Dispose();
    }

    private static nint Get(int platform, nint native, params ReadOnlySpan<string> extensions)
    {
        // EGL's own extensions, which are asked of no display; without them the call below is not safe.
        var client = EglExtensions.OfClient();
        foreach (var extension in extensions)
        {
            if (client.Has(extension))
            {
                var display = Egl.eglGetPlatformDisplay(platform, native, null);
                return display != 0 ? display : throw new RendererException($"EGL has no such display ({EglErrors.Last()})");
            }
        }

        throw new RendererException($"EGL does not have {extensions[0]}");
    }
}
