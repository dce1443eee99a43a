using Compositor.Contracts;
using Compositor.Shell.Sdl;
using static Compositor.Shell.Sdl.SdlConstants;

namespace Compositor.Shell.Outputs;

/// <summary>Turns SDL's events into the observer's: scancodes into evdev codes, window units into pixels. Main thread.</summary>
internal sealed class SdlEvents(IReadOnlyList<SdlWindow> windows)
{
    private readonly TouchSlots _slots = new();

    public void Dispatch(in SDL_Event e, IDisplayObserver observer)
    {
        switch (e.Type)
        {
            case SdlConstants.Quit:
                observer.QuitRequested();
                break;
            case KeyDown or KeyUp:
                var code = ScancodeTable.ToEvdev(e.Scancode);
                if (code != 0 && e.KeyRepeat == 0)
                {
                    observer.Key(code, e.Type == KeyDown);
                }

                break;
            case MouseMotion when e.Which != TouchMouse && Find(e.WindowId) is { } window:
                observer.Motion(window.Name, window.ToPixels(e.X, e.Y), e.XRel, e.YRel);
                break;
            case MouseButtonDown or MouseButtonUp when e.Which != TouchMouse:
                var button = ButtonCode(e.Button);
                if (button != 0)
                {
                    observer.Button(button, e.Type == MouseButtonDown);
                }

                break;
            case MouseWheel when e.Which != TouchMouse:
                observer.Wheel(e.WheelX, e.WheelY);
                break;
            case FingerDown or FingerMotion or FingerUp when Find(e.FingerWindowId) is { } window:
                Touch(e, window, observer);
                break;
            case ClipboardUpdate:
                observer.ClipboardChanged();
                break;
            case SdlConstants.Window when Find(e.WindowId) is { } window:
                WindowChanged(e.WindowEvent, window, observer);
                break;
            default:
                break;
        }
    }

    private static ushort ButtonCode(byte button) => button switch
    {
        1 => 0x110,
        2 => 0x112,
        3 => 0x111,
        4 => 0x113,
        5 => 0x114,
        _ => 0,
    };

    private static void WindowChanged(byte what, SdlWindow window, IDisplayObserver observer)
    {
        switch (what)
        {
            case WindowSizeChanged or WindowExposed:
                observer.OutputChanged(window.Name);
                break;
            case WindowLeave:
                observer.PointerLeft();
                break;
            case WindowFocusGained:
                // Wayland tells a window of the clipboard only while it has the keyboard, and SDL on X11 does not tell at all.
                observer.ClipboardChanged();
                break;
            case WindowFocusLost:
                observer.KeyboardLost();
                break;
            case WindowClose:
                observer.QuitRequested();
                break;
            default:
                break;
        }
    }

    private void Touch(in SDL_Event e, SdlWindow window, IDisplayObserver observer)
    {
        var pixels = window.PixelSize;
        var position = new Point((int)(e.FingerX * pixels.Width), (int)(e.FingerY * pixels.Height));
        var (slot, phase) = e.Type switch
        {
            FingerDown => (_slots.Down(e.FingerId), TouchPhase.Down),
            FingerMotion => (_slots.Find(e.FingerId), TouchPhase.Move),
            _ => (_slots.Up(e.FingerId), TouchPhase.Up),
        };
        if (slot >= 0)
        {
            observer.Touch(slot, phase, window.Name, position);
        }
    }

    private SdlWindow? Find(uint id)
    {
        foreach (var window in windows)
        {
            if (window.Id == id)
            {
                return window;
            }
        }

        return null;
    }
}
