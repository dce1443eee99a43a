namespace Compositor.Plugins.Spice;

/// <summary>Images of type LZ4.</summary>
/// <param name="pool">Where their memory comes from.</param>
internal sealed class Lz4Images(PixmapPool pool)
{
    /// <summary>Decodes a whole image.</summary>
    /// <param name="payload">Row order, format, blocks.</param>
    /// <param name="descriptor">The size.</param>
    /// <returns>One user is the caller.</returns>
    public Pixmap Decode(ReadOnlySpan<byte> payload, in ImageDescriptor descriptor)
    {
        var reader = new BodyReader(payload);
        var topDown = reader.ReadByte() != 0;
        var format = (BitmapFormat)reader.ReadByte();
        if (format is < BitmapFormat.Rgb16 or > BitmapFormat.Alpha8)
        {
            throw new SpiceException($"an LZ4 image cannot have format {(byte)format}");
        }

        var pixmap = pool.Rent(descriptor.Width, descriptor.Height, PackedRows.KindOf(format, hasPalette: false));
        try
        {
            var stride = PackedRows.BytesPerRow(format, pixmap.Width);
            var rows = PackedRows.TailOf(pixmap.Pixels, stride, pixmap.Height);
            Lz4Blocks.Decode(payload[reader.Position..], rows);
            if (format is not (BitmapFormat.Rgb32 or BitmapFormat.Rgba))
            {
                PackedRows.Spread(format, rows, stride, topDown: true, pixmap, default);
            }

            if (!topDown)
            {
                PackedRows.Flip(pixmap);
            }

            return pixmap;
        }
        catch
        {
            pixmap.Release();
            throw;
        }
    }
}
