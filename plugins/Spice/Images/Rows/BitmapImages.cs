using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>Images of type BITMAP.</summary>
/// <param name="pool">Where their memory comes from.</param>
/// <param name="palettes">Finds their palettes.</param>
internal sealed class BitmapImages(PixmapPool pool, ImagePalettes palettes)
{
    /// <summary>Finds the pixels of an image in the message itself, where they lie as they are drawn and need not be kept.</summary>
    /// <param name="reader">Where the bitmap begins in the message.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <param name="view">The pixels.</param>
    /// <returns>False for an image that has to be decoded, or that cannot be right.</returns>
    public static bool TryView(BodyReader reader, scoped in ImageDescriptor descriptor, out PixelView view)
    {
        view = default;
        var format = (BitmapFormat)reader.ReadByte();
        var flags = (BitmapFlags)reader.ReadByte();
        var (width, height, stride) = (reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32());
        var noPalette = reader.ReadUInt32();
        if (format is not (BitmapFormat.Rgb32 or BitmapFormat.Rgba) || flags != BitmapFlags.TopDown || noPalette != 0
            || descriptor.Flags != ImageFlags.None || (width, height) != (descriptor.Width, descriptor.Height)
            || width is 0 or > PixmapPool.MostSide || height is 0 or > PixmapPool.MostSide
            || stride % sizeof(uint) != 0 || stride / sizeof(uint) < width || (ulong)stride * height > (ulong)reader.Left)
        {
            return false;
        }

        var words = MemoryMarshal.Cast<byte, uint>(reader.ReadBytes(stride * height));
        view = new PixelView(words, (int)width, (int)height, (int)(stride / sizeof(uint)), PackedRows.KindOf(format, hasPalette: false));
        return true;
    }

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
