using System.Runtime.InteropServices;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>SDL's video from its start to its end, with a window on each monitor or one of a given size. Main thread.</summary>
internal sealed class SdlScreens : IDisposable
{
    private readonly List<SdlWindow> _windows = [];

    /// <param name="options">What to open.</param>
    /// <exception cref="SdlException">The driver cannot be used here, or no monitor is there.</exception>
    public SdlScreens(SdlScreenOptions options)
    {
        SdlHints.Apply(options.VideoDriver);
        if (SDL.Init(SdlConstants.InitVideo) != 0)
        {
            throw new SdlException($"SDL_Init with {options.VideoDriver}");
        }

        try
        {
            // Text input is on after the start and would swallow keys into an input method.
            SDL.StopTextInput();
            Driver = Marshal.PtrToStringUTF8(SDL.GetCurrentVideoDriver()) ?? options.VideoDriver;
            if (options.UsesGl)
            {
                RequestGl();
            }

            OpenWindows(options);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>SDL's name of the video driver.</summary>
    public string Driver { get; }

    /// <summary>In SDL's order of the monitors.</summary>
    public IReadOnlyList<SdlWindow> Windows => _windows;

    /// <summary>Which EGL display the windows draw with: "x11", "wayland", or "gbm:" and the device.</summary>
    public string EglPlatform => KmsInfo is { } info ? $"gbm:/dev/dri/card{info.KmsDevice}" : Driver;

    /// <summary>The DRM device that SDL drives; null with another driver.</summary>
    public SDL_SysWMinfo? KmsInfo
    {
        get
        {
            var info = default(SDL_SysWMinfo);
            SDL.GetVersion(out info.Version);
            return SDL.GetWindowWMInfo(_windows[0].Handle, ref info) != 0 && info.Subsystem == SDL_SysWMinfo.KmsDrm ? info : null;
        }
    }

    public void Dispose()
    {
        _windows.ForEach(window => window.Dispose());
        _windows.Clear();
        SDL.Quit();
    }

    private bool SwapWaits => Driver is "wayland" or "KMSDRM";

    private static void RequestGl()
    {
        ReadOnlySpan<(int Attribute, int Value)> attributes =
        [
            (SdlConstants.GlRed, 8),
            (SdlConstants.GlGreen, 8),
            (SdlConstants.GlBlue, 8),
            (SdlConstants.GlAlpha, 0),
            (SdlConstants.GlDepth, 0),
            (SdlConstants.GlStencil, 0),
            (SdlConstants.GlDoubleBuffer, 1),

            // ES, because only ES can sample buffers whose format the driver itself converts.
            (SdlConstants.GlMajor, 3),
            (SdlConstants.GlMinor, 0),
            (SdlConstants.GlProfile, SdlConstants.GlProfileEs),
            (SdlConstants.GlResetNotification, SdlConstants.GlLoseContextOnReset),
        ];
        foreach (var (attribute, value) in attributes)
        {
            _ = SDL.GL_SetAttribute(attribute, value);
        }
    }

    private static TimeSpan Refresh(int display) =>
        SDL.GetCurrentDisplayMode(display, out var mode) == 0 && mode.RefreshRate > 0
            ? TimeSpan.FromSeconds(1.0 / mode.RefreshRate)
            : TimeSpan.FromSeconds(1.0 / 60);

    private void OpenWindows(SdlScreenOptions options)
    {
        if (options.Windowed is not null)
        {
            _windows.Add(new SdlWindow("WINDOW-1", 0, options.Windowed, options.UsesGl, Refresh(0), Driver, options.Drawn) { SwapWaits = SwapWaits });
            return;
        }

        var displays = SDL.GetNumVideoDisplays();
        if (displays < 1)
        {
            throw new SdlException("SDL_GetNumVideoDisplays");
        }

        for (var i = 0; i < displays; i++)
        {
            var name = options.Names.Count == displays ? options.Names[i] : Marshal.PtrToStringUTF8(SDL.GetDisplayName(i));
            _windows.Add(new SdlWindow(UniqueName(name, i), i, null, options.UsesGl, Refresh(i), Driver, options.Drawn)
            {
                // One thread swaps on all monitors: waiting for one, it would show the others at the pace of the slowest.
                SwapWaits = SwapWaits && displays == 1,
            });
        }
    }

    private string UniqueName(string? name, int display)
    {
        var wanted = string.IsNullOrWhiteSpace(name) ? $"MONITOR-{display + 1}" : name.Trim();
        return _windows.Exists(w => w.Name == wanted) ? $"{wanted} ({display + 1})" : wanted;
    }
}
