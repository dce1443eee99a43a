using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The canvas that bytes are drawn in, remade when the mode changes. Under the screen's lock.</summary>
internal sealed class ScreenCanvas(ISurfaceHost host) : IDisposable
{
    /// <summary>The canvas; null while no bytes are shown.</summary>
    public ICanvas? Current { get; private set; }

    /// <summary>Makes sure that the canvas has a size and format.</summary>
    /// <param name="size">Pixels.</param>
    /// <param name="format">Its format.</param>
    /// <param name="keep">True to take over the pixels that the canvas before had there.</param>
    /// <returns>True when it is a new one.</returns>
    public bool Ensure(Size size, FourCc format, bool keep)
    {
        if (Current is { } current && current.Size == size && current.Format == format)
        {
            return false;
        }

        PictureLimits.Check(size);
        if (size.Area > PictureLimits.CanvasArea)
        {
            throw new ProtocolException($"QEMU draws on a surface of {size} pixels, more than it could ever send");
        }

        var fresh = host.CreateCanvas(size, format);
        if (keep && Current is { } old && old.Format == format)
        {
            Copy(old, fresh);
        }

        Current?.Dispose();
        Current = fresh;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Current?.Dispose();
        Current = null;
    }

    private static void Copy(ICanvas from, ICanvas to)
    {
        var row = Math.Min(from.Size.Width, to.Size.Width) * to.Format.BytesPerPixel;
        using (to.DrawLock.Enter())
        {
            for (var y = 0; y < Math.Min(from.Size.Height, to.Size.Height); y++)
            {
                from.Pixels.Slice(y * from.Stride, row).CopyTo(to.Pixels[(y * to.Stride)..]);
            }
        }
    }
}
