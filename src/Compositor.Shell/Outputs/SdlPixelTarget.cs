using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>
/// A window's surface in shared memory, drawn by the CPU: without a GPU far cheaper than GL and a swap. Render thread.
/// SDL makes a new surface after a resize, and only when asked for it, so the memory is ours until the next <see cref="BeginFrame"/>.
/// </summary>
internal sealed unsafe class SdlPixelTarget(SdlWindow window) : IPixelTarget
{
    private const int MostRects = 64;

    private readonly SDL_Rect[] _rects = new SDL_Rect[MostRects];
    private SDL_Surface* _surface;
    private SDL_Surface* _drawn;
    private bool _isNew;

    public string Name => window.Name;

    public Size Size { get; private set; } = window.WindowSize;

    /// <summary>The surface keeps the frame before, unless it is new.</summary>
    public int BufferAge => _isNew ? 0 : 1;

    public bool Paced => false;

    public TimeSpan RefreshInterval => window.Refresh;

    public void BeginFrame()
    {
        _surface = SDL.GetWindowSurface(window.Handle);
        _isNew = _surface != _drawn;
        if (_isNew)
        {
            // Only for a new one the window system was asked.
            window.Drawn();
        }

        if (_surface is null)
        {
            throw new SdlException("SDL_GetWindowSurface");
        }

        Size = new Size(_surface->W, _surface->H);
    }

    public PixelMemory Lock() => new(_surface->Pixels, _surface->Pitch);

    public void Unlock() => _drawn = _surface;

    public void Present(ReadOnlySpan<Rect> damage)
    {
        var count = 0;
        if (_isNew)
        {
            _rects[count++] = new SDL_Rect { W = Size.Width, H = Size.Height };
            damage = [];
        }

        foreach (var rect in damage)
        {
            _rects[count++] = new SDL_Rect { X = rect.X, Y = rect.Y, W = rect.Width, H = rect.Height };
            if (count == MostRects)
            {
                Update(count);
                count = 0;
            }
        }

        Update(count);
        window.Drawn();
    }

    public void Dispose()
    {
        // The surface belongs to the window.
    }

    private void Update(int count)
    {
        fixed (SDL_Rect* rects = _rects)
        {
            // Fails when the window was resized meanwhile; the resize redraws everything.
            _ = SDL.UpdateWindowSurfaceRects(window.Handle, rects, count);
        }
    }
}
