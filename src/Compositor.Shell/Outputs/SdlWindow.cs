using Compositor.Contracts;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>An SDL window, one output. Made and destroyed on the main thread; its pixels are drawn on the render thread.</summary>
internal sealed class SdlWindow : IDisposable
{
    private readonly Action _drawn;

    /// <param name="name">Unique.</param>
    /// <param name="display">SDL's number of the monitor.</param>
    /// <param name="windowed">Its size; null for fullscreen.</param>
    /// <param name="gl">True to present by GL.</param>
    /// <param name="refresh">From frame to frame.</param>
    /// <param name="driver">SDL's video driver.</param>
    /// <param name="drawn">Hears of each drawing, on the render thread.</param>
    /// <exception cref="SdlException">There is no such window.</exception>
    public SdlWindow(string name, int display, Size? windowed, bool gl, TimeSpan refresh, string driver, Action drawn)
    {
        _drawn = drawn;
        (Name, Refresh) = (name, refresh);
        HasAlpha = driver is "KMSDRM";
        _ = SDL.GetDisplayBounds(display, out var bounds);
        var size = windowed ?? new Size(bounds.W, bounds.H);
        var flags = SdlConstants.WindowShown | SdlConstants.WindowAllowHighDpi
            | (windowed is null ? SdlConstants.WindowFullscreenDesktop : SdlConstants.WindowResizable)
            | (gl ? SdlConstants.WindowOpenGL : 0);
        var place = SdlConstants.Centred | display;
        Handle = SDL.CreateWindow("Compositor", place, place, size.Width, size.Height, flags);
        if (Handle == 0)
        {
            throw new SdlException("SDL_CreateWindow", gl ? "OpenGL needs libEGL and libGLESv2: \"compositor doctor\" tells what is missing" : null);
        }

        Id = SDL.GetWindowID(Handle);
        UsesGl = gl;
    }

    public string Name { get; }

    public nint Handle { get; }

    public uint Id { get; }

    public bool UsesGl { get; }

    public TimeSpan Refresh { get; }

    /// <summary>True when a GL swap waits for the display, and may: nothing else is drawn by the thread that waits.</summary>
    public bool SwapWaits { get; init; }

    /// <summary>True when the display may look at alpha: SDL scans out ARGB buffers on a bare console.</summary>
    public bool HasAlpha { get; }

    /// <summary>Size in the units of mouse events.</summary>
    public Size WindowSize
    {
        get
        {
            SDL.GetWindowSize(Handle, out var width, out var height);
            return new Size(width, height);
        }
    }

    /// <summary>Size in pixels; differs from <see cref="WindowSize"/> on high-DPI Wayland.</summary>
    public Size PixelSize
    {
        get
        {
            if (!UsesGl)
            {
                return WindowSize;
            }

            SDL.GL_GetDrawableSize(Handle, out var width, out var height);
            return new Size(width, height);
        }
    }

    /// <summary>The pixel under a position in window units.</summary>
    public Point ToPixels(int x, int y)
    {
        var (window, pixels) = (WindowSize, PixelSize);
        return window == pixels || window.IsEmpty
            ? new Point(x, y)
            : new Point((int)((long)x * pixels.Width / window.Width), (int)((long)y * pixels.Height / window.Height));
    }

    /// <summary>To be called after the window was drawn into or presented. Render thread.</summary>
    public void Drawn() => _drawn();

    public void Dispose() => SDL.DestroyWindow(Handle);
}
