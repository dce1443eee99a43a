namespace Compositor.Plugins.Spice;

/// <summary>Pixels that messages draw on. One thread.</summary>
internal abstract class Surface(int width, int height, SurfaceFormat format) : IDisposable
{
    public int Width => width;

    public int Height => height;

    public SurfaceFormat Format => format;

    public Box Bounds => new(0, 0, width, height);

    /// <summary>All rows, top first; valid until disposed.</summary>
    public abstract Span<uint> Pixels { get; }

    /// <summary>Words from one row to the next.</summary>
    public abstract int Pitch { get; }

    public PixelView View => new(Pixels, width, height, Pitch, format.Kind);

    public abstract void Dispose();
}
