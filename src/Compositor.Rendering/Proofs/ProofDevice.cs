using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>
/// The device and driver that import, as far as their behaviour may differ: what is proven with one says nothing of another.
/// </summary>
/// <param name="Platform">The EGL display: "surfaceless", "gbm:/dev/dri/card0", "x11", "wayland", "device:/dev/dri/card0".</param>
/// <param name="Api">The GL that imports: "core" or "es".</param>
/// <param name="Renderer">GL's name of the GPU.</param>
/// <param name="Version">GL's and EGL's versions, the driver's among them.</param>
/// <param name="Node">The DRM device that EGL uses; empty when it uses none or does not tell.</param>
/// <param name="Kernel">The kernel's release.</param>
/// <param name="Environment">Variables that change what the driver does, with their values; mostly empty.</param>
public sealed record ProofDevice(string Platform, string Api, string Renderer, string Version, string Node, string Kernel, string Environment)
{
    /// <summary>"es" and "core".</summary>
    public const string Es = "es";

    /// <summary>Desktop GL 3.3.</summary>
    public const string Core = "core";

    private const int LongestEnvironment = 1000;

    private static readonly string[] DriverPrefixes = ["LIBGL_", "MESA_", "GALLIUM_", "EGL_", "GBM_", "__EGL_", "__GLX_", "__NV_", "LP_", "ZINK_", "DRI_"];

    /// <summary>What the current context imports with.</summary>
    /// <param name="platform">The display's platform, as above: EGL does not tell.</param>
    /// <exception cref="RendererException">No context is current.</exception>
    public static ProofDevice OfCurrent(string platform)
    {
        var gl = GlStrings.OfCurrent();
        var display = Egl.eglGetCurrentDisplay();
        var egl = Marshal.PtrToStringUTF8(Egl.eglQueryString(display, Egl.Version));
        return new ProofDevice(
            platform, gl.IsEs ? Es : Core, gl.Renderer, $"{gl.Version}, EGL {egl}", EglDevices.NodeOf(display), ThisKernel, ThisEnvironment);
    }

    /// <summary>The kernel that runs.</summary>
    public static string ThisKernel
    {
        get
        {
            try
            {
                return File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return System.Environment.OSVersion.Version.ToString();
            }
        }
    }

    /// <summary>What the environment tells drivers.</summary>
    public static string ThisEnvironment => DriverVariables(
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value ?? string.Empty)));

    /// <summary>Those of some variables that drivers or the loader look at, in a fixed order.</summary>
    internal static string DriverVariables(IEnumerable<(string Name, string Value)> variables)
    {
        var text = string.Join(' ', variables
            .Where(v => v.Name is "LD_PRELOAD" or "LD_LIBRARY_PATH" || DriverPrefixes.Any(p => v.Name.StartsWith(p, StringComparison.Ordinal)))
            .OrderBy(v => v.Name, StringComparer.Ordinal)
            .Select(v => $"{v.Name}={v.Value}"));
        return text.Length <= LongestEnvironment ? text : text[..LongestEnvironment];
    }
}
