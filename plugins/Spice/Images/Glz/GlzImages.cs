namespace Compositor.Plugins.Spice;

/// <summary>Images of type GLZ_RGB: LZ whose copies may come from other images, too.</summary>
/// <param name="pool">Where their memory comes from.</param>
/// <param name="window">The images that may be copied from.</param>
internal sealed class GlzImages(PixmapPool pool, GlzWindow window)
{
    /// <summary>Decodes a whole image and puts it into the window.</summary>
    /// <param name="stream">Header and passes.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <returns>One user is the caller, another is the window.</returns>
    public Pixmap Decode(ReadOnlySpan<byte> stream, in ImageDescriptor descriptor)
    {
        var reader = new BodyReader(stream);
        var header = LzHeader.ReadGlz(ref reader);
        var id = reader.ReadUInt64BigEndian();
        var headDistance = reader.ReadUInt32BigEndian();
        descriptor.RequireSize(header.Width, header.Height);
        var pixmap = pool.Rent(header.Width, header.Height, header.Format == LzFormat.Rgba ? PixelKind.Argb : PixelKind.Xrgb);
        try
        {
            Fill(stream[reader.Position..], header.Format, id, pixmap.Pixels);
            window.Add(id, headDistance, pixmap);
            return header.IsTopDown ? pixmap : Turned(pixmap);
        }
        catch
        {
            pixmap.Release();
            throw;
        }
    }

    private void Fill(ReadOnlySpan<byte> stream, LzFormat format, ulong id, Span<uint> pixels)
    {
        switch (format)
        {
            case LzFormat.Rgb16:
                GlzStream.Decode<LzRgb16>(stream, pixels, id, window);
                break;
            case LzFormat.Rgb24:
            case LzFormat.Rgb32:
                GlzStream.Decode<LzRgb>(stream, pixels, id, window);
                break;
            case LzFormat.Rgba:
                var colours = GlzStream.Decode<LzRgb>(stream, pixels, id, window);
                GlzStream.Decode<LzAlpha>(stream[colours..], pixels, id, window);
                break;
            default:
                throw new SpiceException($"there are no GLZ images of format {(uint)format}");
        }
    }

    /// <summary>The window keeps images as their streams have them, and later images count on that: what is shown is a copy.</summary>
    private Pixmap Turned(Pixmap pixmap)
    {
        var turned = pool.Rent((uint)pixmap.Width, (uint)pixmap.Height, pixmap.Kind);
        for (var y = 0; y < pixmap.Height; y++)
        {
            pixmap.View.Row(pixmap.Height - 1 - y).CopyTo(turned.Pixels[(y * pixmap.Width)..]);
        }

        pixmap.Release();
        return turned;
    }
}
