using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>An SDL window that GL draws into. Render thread.</summary>
internal sealed class SdlGlTarget : IGlTarget
{
    private readonly SdlWindow _window;
    private readonly nint _context;
    private readonly Action _release;
    private readonly EglWindow _egl;

    public SdlGlTarget(SdlWindow window, nint context, Action release)
    {
        (_window, _context, _release) = (window, context, release);
        MakeCurrent();
        _egl = new EglWindow();

        // X11 without a GPU takes the interval and does not wait; a timer paces there.
        Paced = SDL.GL_SetSwapInterval(1) == 0 && window.SwapWaits;
        Size = window.PixelSize;
    }

    public string Name => _window.Name;

    public Size Size { get; private set; }

    public int BufferAge => _egl.BufferAge;

    public bool HasBufferAge => _egl.HasBufferAge;

    public bool HasAlpha => _window.HasAlpha;

    public bool Paced { get; }

    public TimeSpan RefreshInterval => _window.Refresh;

    public uint Framebuffer => 0;

    public void MakeCurrent()
    {
        if (SDL.GL_MakeCurrent(_window.Handle, _context) != 0)
        {
            throw new SdlException("SDL_GL_MakeCurrent");
        }
    }

    public void BeginFrame() => Size = _window.PixelSize;

    /// <summary>Swaps everything: SDL keeps the swap to itself, and with it the throttling on Wayland and the flip on KMS.</summary>
    public void Present(ReadOnlySpan<Rect> damage)
    {
        MakeCurrent();
        SDL.GL_SwapWindow(_window.Handle);
        _window.Drawn();
    }

    public void Dispose() => _release();
}
