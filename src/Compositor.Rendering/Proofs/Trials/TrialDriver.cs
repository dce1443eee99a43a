using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>The driver that is tried: its display, a context, and its way with dma-bufs. One thread, its context being current.</summary>
internal sealed class TrialDriver : IDisposable
{
    private const int MostErrors = 100;

    private readonly EglPlatform _platform;
    private readonly EglContext _context;

    private TrialDriver(EglPlatform platform, EglContext context)
    {
        (_platform, _context) = (platform, context);
        Strings = GlStrings.OfCurrent();
        Device = new GlDevice();
    }

    public GlDevice Device { get; }

    public GlStrings Strings { get; }

    public nint Display => _platform.Display;

    public GbmDevice? Gbm => _platform.Gbm;

    /// <summary>The DRM node that it draws with; empty when there is none, or it does not tell.</summary>
    public string Node => _platform.Gbm?.Path ?? EglDevices.NodeOf(Display);

    /// <summary>
    /// Starts a driver. A new process may not get the same from a card that another process is the master of, so its render node is asked then.
    /// </summary>
    /// <param name="platform">The display's platform.</param>
    /// <param name="api">"es", "core", or empty for the first of these that there is.</param>
    /// <param name="renderer">The GPU that must answer; empty when any will do.</param>
    /// <exception cref="RendererException">It does not start, or another one does.</exception>
    public static TrialDriver Open(string platform, string api, string renderer)
    {
        TrialDriver? driver = null;
        try
        {
            driver = Open(platform, api);
        }
        catch (RendererException) when (RenderNode(platform) is not null)
        {
        }

        if (driver is not null && Is(driver, renderer))
        {
            return driver;
        }

        var other = driver?.Strings.Renderer;
        driver?.Dispose();
        if (RenderNode(platform) is { } node)
        {
            driver = Open(EglPlatform.GbmPrefix + node, api);
            if (Is(driver, renderer))
            {
                return driver;
            }

            driver.Dispose();
        }

        throw new RendererException($"a process of its own gets another driver: {other}");
    }

    /// <summary>Forgets what GL has to complain about, so that the next case is not blamed for it.</summary>
    public void ForgetErrors()
    {
        for (var i = 0; i < MostErrors && Device.Gl.GetError() != GLEnum.NoError; i++)
        {
        }
    }

    public void Dispose()
    {
        _context.Dispose();
        _platform.Dispose();
    }

    private static bool Is(TrialDriver driver, string renderer) => renderer.Length == 0 || driver.Strings.Renderer == renderer;

    /// <summary>The render node of the card in a platform's name; null where there is none, or it is none of a card.</summary>
    private static string? RenderNode(string platform)
    {
        if (!platform.StartsWith($"{EglPlatform.GbmPrefix}/dev/dri/card", StringComparison.Ordinal))
        {
            return null;
        }

        var siblings = $"/sys/class/drm/{Path.GetFileName(platform)}/device/drm";
        return Directory.Exists(siblings)
            ? Directory.GetDirectories(siblings, "renderD*").Select(node => $"/dev/dri/{Path.GetFileName(node)}").FirstOrDefault()
            : null;
    }

    private static TrialDriver Open(string platform, string api)
    {
        var display = EglPlatform.Open(platform);
        try
        {
            return new TrialDriver(display, Context(display, api));
        }
        catch
        {
            display.Dispose();
            throw;
        }
    }

    private static EglContext Context(EglPlatform display, string api)
    {
        if (api.Length > 0)
        {
            return new EglContext(display, api == ProofDevice.Es);
        }

        try
        {
            return new EglContext(display, es: true);
        }
        catch (RendererException)
        {
            return new EglContext(display, es: false);
        }
    }
}
