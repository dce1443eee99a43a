using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A headless output that GL draws: a texture, never shown. Render thread.</summary>
public sealed class FramebufferTarget : IGlTarget
{
    private readonly SurfacelessContext _context;
    private readonly GlFramebuffer _pixels;

    internal FramebufferTarget(SurfacelessContext context, string name, Size size, TimeSpan refreshInterval)
    {
        (_context, Name, Size, RefreshInterval) = (context, name, size, refreshInterval);
        try
        {
            context.MakeCurrent();
            _pixels = new GlFramebuffer(new GlDevice(), size);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Size Size { get; }

    /// <inheritdoc/>
    public int BufferAge => 1;

    /// <inheritdoc/>
    public bool HasBufferAge => true;

    /// <inheritdoc/>
    public bool HasAlpha => false;

    /// <inheritdoc/>
    public bool Paced => false;

    /// <inheritdoc/>
    public TimeSpan RefreshInterval { get; }

    /// <inheritdoc/>
    public uint Framebuffer => _pixels.Name;

    /// <summary>Frames presented.</summary>
    public long Frames { get; private set; }

    /// <inheritdoc/>
    public void MakeCurrent() => _context.MakeCurrent();

    /// <inheritdoc/>
    public void BeginFrame()
    {
    }

    /// <inheritdoc/>
    public void Present(ReadOnlySpan<Rect> damage) => Frames++;

    /// <summary>Waits until everything was drawn, as a display does; for measurements.</summary>
    public void Finish() => _pixels.Finish();

    /// <summary>A copy of what was drawn.</summary>
    public Picture Read()
    {
        MakeCurrent();
        return _pixels.Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        MakeCurrent();
        _pixels.Dispose();
        _context.Dispose();
    }
}
