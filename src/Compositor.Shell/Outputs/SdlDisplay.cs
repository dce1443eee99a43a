using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>SDL's monitors as windows, fullscreen on each or one of a given size, with its keyboard, mouse and touch. Main thread.</summary>
internal sealed class SdlDisplay : IDisplay
{
    private readonly List<SdlWindow> _windows = [];
    private readonly SdlEvents _events;
    private readonly SdlCursor _cursor = new();
    private readonly uint _wakeEvent;
    private readonly XConnection? _x;
    private int _wakePending;

    /// <param name="choice">The video driver.</param>
    /// <param name="windowed">Size of a single window; null for fullscreen on each monitor.</param>
    /// <param name="gl">True to present by GL, false by the window surface.</param>
    /// <param name="createTarget">Makes the target of a window on the render thread.</param>
    /// <exception cref="SdlException">The driver cannot be used here.</exception>
    public SdlDisplay(DisplayChoice choice, Size? windowed, bool gl, Func<SdlWindow, IOutputTarget> createTarget)
    {
        SdlHints.Apply(choice.VideoDriver);
        if (SDL.Init(SdlConstants.InitVideo) != 0)
        {
            throw new SdlException($"SDL_Init with {choice.VideoDriver}");
        }

        try
        {
            // Text input is on after the start and would swallow keys into an input method.
            SDL.StopTextInput();
            Driver = Marshal.PtrToStringUTF8(SDL.GetCurrentVideoDriver()) ?? choice.VideoDriver;
            _wakeEvent = SDL.RegisterEvents(1);
            if (gl)
            {
                RequestGl();
            }

            OpenWindows(windowed, gl);
            _x = Driver == "x11" ? new XConnection(_windows[0].Handle) : null;
            _events = new SdlEvents(_windows);
            _createTarget = createTarget;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private readonly Func<SdlWindow, IOutputTarget> _createTarget;

    public string Driver { get; }

    /// <summary>Which EGL display the windows draw with: "x11", "wayland", or "gbm:" and the device.</summary>
    public string EglPlatform
    {
        get
        {
            var info = default(SDL_SysWMinfo);
            SDL.GetVersion(out info.Version);
            return SDL.GetWindowWMInfo(_windows[0].Handle, ref info) != 0 && info.Subsystem == SDL_SysWMinfo.KmsDrm
                ? $"gbm:/dev/dri/card{info.KmsDevice}"
                : Driver;
        }
    }

    public string Presenter => _windows.Exists(window => window.UsesGl) ? "egl" : "window surface";

    public IReadOnlyList<DisplayOutput> Outputs =>
        [.. _windows.Select(w => new DisplayOutput(w.Name, w.PixelSize, w.Refresh, () => _createTarget(w)))];

    public void Wait(IDisplayObserver observer)
    {
        if (!TryNext(out var e))
        {
            return;
        }

        do
        {
            if (e.Type == _wakeEvent)
            {
                // Cleared before the caller looks at what changed, so that a later change wakes again.
                Volatile.Write(ref _wakePending, 0);
            }
            else
            {
                _events.Dispatch(e, observer);
            }
        }
        while (SDL.PollEvent(out e) != 0);
    }

    public void Wake()
    {
        if (_x is { } x)
        {
            x.Wake();
            return;
        }

        if (Interlocked.Exchange(ref _wakePending, 1) == 0)
        {
            var e = new SDL_Event { Type = _wakeEvent };
            if (SDL.PushEvent(ref e) != 1)
            {
                // The queue is full, so the main thread is awake anyway.
                Volatile.Write(ref _wakePending, 0);
            }
        }
    }

    public void SetCursor(CursorImage? image, bool visible) => _cursor.Show(image, visible);

    public void SetPointerLock(bool locked)
    {
        _ = SDL.SetRelativeMouseMode(locked ? 1 : 0);
        foreach (var window in _windows)
        {
            SDL.SetWindowKeyboardGrab(window.Handle, locked ? 1 : 0);
        }
    }

    public void Dispose()
    {
        _x?.Dispose();
        _cursor.Dispose();
        _windows.ForEach(window => window.Dispose());
        _windows.Clear();

        // On a console this gives the keyboard back; without it the terminal stays deaf.
        SDL.Quit();
    }

    // Not Wake: only on X11 may a drawing take events.
    private void Drawn() => _x?.Wake();

    /// <summary>Waits for the next event; false when there is none and the main thread was woken for something else.</summary>
    private bool TryNext(out SDL_Event e)
    {
        if (SDL.PollEvent(out e) != 0)
        {
            return true;
        }

        if (_x is { } x)
        {
            x.Wait();
            return SDL.PollEvent(out e) != 0;
        }

        return SDL.WaitEvent(out e) != 0 ? true : throw new SdlException("SDL_WaitEvent");
    }

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

    private void OpenWindows(Size? windowed, bool gl)
    {
        if (windowed is not null)
        {
            _windows.Add(new SdlWindow("WINDOW-1", 0, windowed, gl, Refresh(0), Driver, Drawn));
            return;
        }

        var displays = SDL.GetNumVideoDisplays();
        if (displays < 1)
        {
            throw new SdlException("SDL_GetNumVideoDisplays");
        }

        for (var i = 0; i < displays; i++)
        {
            _windows.Add(new SdlWindow(UniqueName(Marshal.PtrToStringUTF8(SDL.GetDisplayName(i)), i), i, null, gl, Refresh(i), Driver, Drawn));
        }
    }

    private string UniqueName(string? name, int display)
    {
        var wanted = string.IsNullOrWhiteSpace(name) ? $"MONITOR-{display + 1}" : name.Trim();
        return _windows.Exists(w => w.Name == wanted) ? $"{wanted} ({display + 1})" : wanted;
    }
}
