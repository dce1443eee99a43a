using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A headless output: plain memory, never shown. Render thread; <see cref="Read"/> also when the loop is at rest.</summary>
public sealed unsafe class MemoryTarget : IPixelTarget
{
    private readonly byte* _pixels;
    private readonly int _stride;

    /// <summary>Makes a black output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Pixels, not empty.</param>
    /// <param name="refreshInterval">How often it may be drawn at most.</param>
    public MemoryTarget(string name, Size size, TimeSpan refreshInterval)
    {
        (Name, Size, RefreshInterval) = (name, size, refreshInterval);
        _stride = size.Width * 4;
        _pixels = (byte*)NativeMemory.AllocZeroed((nuint)size.Height, (nuint)_stride);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Size Size { get; }

    /// <inheritdoc/>
    public int BufferAge => 1;

    /// <inheritdoc/>
    public bool Paced => false;

    /// <inheritdoc/>
    public TimeSpan RefreshInterval { get; }

    /// <summary>Frames presented.</summary>
    public long Frames { get; private set; }

    /// <inheritdoc/>
    public void BeginFrame()
    {
    }

    /// <inheritdoc/>
    public PixelMemory Lock() => new((nint)_pixels, _stride);

    /// <inheritdoc/>
    public void Unlock()
    {
    }

    /// <inheritdoc/>
    public void Present(ReadOnlySpan<Rect> damage) => Frames++;

    /// <summary>A copy of what was drawn.</summary>
    public Picture Read()
    {
        var picture = new Picture(Size);
        new ReadOnlySpan<byte>(_pixels, picture.Pixels.Length).CopyTo(picture.Pixels);
        picture.MakeOpaque();
        return picture;
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_pixels);
}
