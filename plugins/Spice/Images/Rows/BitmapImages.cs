namespace Compositor.Plugins.Spice;

/// <summary>Images of type BITMAP.</summary>
/// <param name="pool">Where their memory comes from.</param>
/// <param name="palettes">Finds their palettes.</param>
internal sealed class BitmapImages(PixmapPool pool, ImagePalettes palettes)
{
    /// <summary>Decodes a whole image.</summary>
    /// <param name="reader">Where the bitmap begins in the message.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <returns>One user is the caller.</returns>
    public Pixmap Decode(BodyReader reader, in ImageDescriptor descriptor)
    {
        var format = (BitmapFormat)reader.ReadByte();
        var flags = (BitmapFlags)reader.ReadByte();
        descriptor.RequireSize(reader.ReadUInt32(), reader.ReadUInt32());
        var stride = reader.ReadUInt32();
        var palette = palettes.Read(ref reader, flags);
        var kind = PackedRows.KindOf(format, palette is not null);

        // The rows must be there before memory is taken for them: no picture is larger than a few times its message.
        var size = (ulong)stride * descriptor.Height;
        if (size > (ulong)reader.Left || descriptor.Width > (ulong)reader.Left * 8
            || stride < (uint)PackedRows.BytesPerRow(format, (int)descriptor.Width))
        {
            throw new SpiceException($"a bitmap of {descriptor.Width}x{descriptor.Height} pixels cannot have rows of {stride} bytes here");
        }

        var rows = reader.ReadBytes((uint)size);
        var pixmap = pool.Rent(descriptor.Width, descriptor.Height, kind);
        PackedRows.Spread(
            format, rows, (int)stride, (flags & BitmapFlags.TopDown) != 0, pixmap, palette is null ? default : palette.Colours);
        return pixmap;
    }
}
