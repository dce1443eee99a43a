using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>The server's screen as the wall shows it: one surface, whose canvas follows the server's size. On the session's thread.</summary>
internal sealed class RemoteScreen : IDisposable
{
    private readonly ISurfaceHost _host;
    private readonly ISurface _surface;
    private readonly long _memory;
    private bool _isStale;

    /// <param name="host">Makes the surface, and its memory.</param>
    /// <param name="options">Of the surface.</param>
    /// <param name="memory">The most bytes that a screen may take.</param>
    public RemoteScreen(ISurfaceHost host, SurfaceOptions options, long memory) => (_host, _surface, _memory) = (host, host.CreateSurface(options), memory);

    /// <summary>Where decoders draw; null until <see cref="Resize"/>.</summary>
    public Framebuffer? Framebuffer { get; private set; }

    /// <summary>Another size: new memory with what was there, shown with the next commit.</summary>
    /// <exception cref="RfbException">No screen can have it.</exception>
    public void Resize(Size size)
    {
        if (size.IsEmpty || Math.Max(size.Width, size.Height) > SurfaceBuffer.MaximumSide)
        {
            throw new RfbException($"the server's screen has {size} pixels");
        }

        if ((long)size.Width * size.Height * sizeof(uint) > _memory)
        {
            throw new RfbException($"the server's screen of {size} pixels takes more than {_memory >> 20} MiB of memory (setting: memory)");
        }

        var before = Framebuffer;
        Framebuffer = new Framebuffer(_host.CreateCanvas(size, FourCc.Xrgb8888));
        _isStale = true;
        if (before is not null)
        {
            Framebuffer.Draw(before);
            before.Canvas.Dispose();
        }
    }

    /// <summary>Shows what was drawn since the last time, if anything; not within the draw lock.</summary>
    public void Commit()
    {
        if (Framebuffer is not { } framebuffer || framebuffer.Damage.IsEmpty)
        {
            return;
        }

        if (_isStale)
        {
            _surface.Attach(framebuffer.Canvas.CreateBuffer());
            _isStale = false;
        }

        _surface.Commit(framebuffer.Damage);
        framebuffer.Clean();
    }

    /// <summary>The pointer's picture; null for the host's arrow.</summary>
    public void SetCursor(CursorImage? image) => _surface.SetCursor(image);

    /// <summary>Lets go of the surface; its picture is held.</summary>
    public void Dispose()
    {
        _surface.Dispose();
        Framebuffer?.Canvas.Dispose();
    }
}
