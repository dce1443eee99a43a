using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>Windows under a desktop, fullscreen on each monitor or one of a given size, with SDL's keyboard, mouse and touch. Main thread.</summary>
internal sealed class SdlDisplay : IDisplay
{
    private readonly SdlScreens _screens;
    private readonly SdlEvents _events;
    private readonly SdlCursor _cursor = new();
    private readonly Func<SdlWindow, IOutputTarget> _createTarget;
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
        _createTarget = createTarget;
        _screens = new SdlScreens(new SdlScreenOptions(choice.VideoDriver, gl, windowed) { Drawn = Drawn });
        try
        {
            _wakeEvent = SDL.RegisterEvents(1);
            _x = Driver == "x11" ? new XConnection(_screens.Windows[0].Handle) : null;
            _events = new SdlEvents(_screens.Windows);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IOutsideClipboard? Clipboard { get; } = new SdlClipboard();

    public string Driver => _screens.Driver;

    /// <summary>Which EGL display the windows draw with: "x11" or "wayland".</summary>
    public string EglPlatform => _screens.EglPlatform;

    public string Presenter => _screens.Windows.Any(window => window.UsesGl) ? "egl" : "window surface";

    public IReadOnlyList<DisplayOutput> Outputs =>
        [.. _screens.Windows.Select(w => new DisplayOutput(w.Name, w.PixelSize, w.Refresh, () => _createTarget(w)))];

    public void Reopen()
    {
        // The window system has the monitors, and tells of none that are to be followed.
    }

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
        foreach (var window in _screens.Windows)
        {
            SDL.SetWindowKeyboardGrab(window.Handle, locked ? 1 : 0);
        }
    }

    public void Dispose()
    {
        _x?.Dispose();
        _cursor.Dispose();
        _screens.Dispose();
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
            var hasCome = x.Wait();
            if (SDL.PollEvent(out e) != 0)
            {
                return true;
            }

            if (hasCome)
            {
                x.GiveWay();
            }

            return false;
        }

        return SDL.WaitEvent(out e) != 0 ? true : throw new SdlException("SDL_WaitEvent");
    }
}
