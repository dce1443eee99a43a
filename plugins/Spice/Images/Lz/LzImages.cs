namespace Compositor.Plugins.Spice;

/// <summary>Images of type LZ_RGB and LZ_PLT, and the alpha of JPEG_ALPHA.</summary>
/// <param name="pool">Where their memory comes from.</param>
internal sealed class LzImages(PixmapPool pool)
{
    /// <summary>Padding of a row of indices that an encoder may have left.</summary>
    private const int MostPadding = 3;

    /// <summary>Decodes a whole image.</summary>
    /// <param name="stream">Header and passes.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <param name="palette">The colours, for formats with indices.</param>
    /// <returns>One user is the caller.</returns>
    public Pixmap Decode(ReadOnlySpan<byte> stream, in ImageDescriptor descriptor, Palette? palette)
    {
        var reader = new BodyReader(stream);
        var header = LzHeader.Read(ref reader);
        descriptor.RequireSize(header.Width, header.Height);
        var kind = header.Format switch
        {
            LzFormat.Rgba => PixelKind.Argb,
            LzFormat.Alpha8 => PixelKind.Alpha,
            LzFormat.AlphaOnly => throw new SpiceException("an LZ image is alpha for no colours"),
            _ => PixelKind.Xrgb,
        };
        var pixmap = pool.Rent(header.Width, header.Height, kind);
        try
        {
            Fill(stream[reader.Position..], header, pixmap, palette);
            if (!header.IsTopDown)
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

    /// <summary>Sets the alpha of an image whose colours are there.</summary>
    public static void DecodeAlpha(ReadOnlySpan<byte> stream, Pixmap pixmap)
    {
        var reader = new BodyReader(stream);
        var header = LzHeader.Read(ref reader);
        if (header.Format != LzFormat.AlphaOnly || header.Width != pixmap.Width || header.Height != pixmap.Height)
        {
            throw new SpiceException("the alpha of a JPEG image does not fit its colours");
        }

        // Colours are top down already: an upside-down alpha needs them turned, and all turned back.
        if (!header.IsTopDown)
        {
            PackedRows.Flip(pixmap);
        }

        LzStream.Decode<LzAlpha, uint>(stream[reader.Position..], pixmap.Pixels);
        if (!header.IsTopDown)
        {
            PackedRows.Flip(pixmap);
        }
    }

    private static void Fill(ReadOnlySpan<byte> stream, in LzHeader header, Pixmap pixmap, Palette? palette)
    {
        switch (header.Format)
        {
            case LzFormat.Rgb16:
                LzStream.Decode<LzRgb16, uint>(stream, pixmap.Pixels);
                break;
            case LzFormat.Rgb24:
            case LzFormat.Rgb32:
                LzStream.Decode<LzRgb, uint>(stream, pixmap.Pixels);
                break;
            case LzFormat.Rgba:
                var colours = LzStream.Decode<LzRgb, uint>(stream, pixmap.Pixels);
                LzStream.Decode<LzAlpha, uint>(stream[colours..], pixmap.Pixels);
                break;
            case LzFormat.Alpha8:
                Spread(stream, BitmapFormat.Alpha8, (uint)pixmap.Width, pixmap, default);
                break;
            default:
                var colourOf = palette ?? throw new SpiceException("an LZ image with indexed pixels has no palette");
                Spread(stream, IndexFormat(header.Format), header.Stride, pixmap, colourOf.Colours);
                break;
        }
    }

    /// <summary>Bytes are decoded into the end of the image's memory and spread from there.</summary>
    private static void Spread(
        ReadOnlySpan<byte> stream, BitmapFormat format, uint stride, Pixmap pixmap, ReadOnlySpan<uint> palette)
    {
        var least = (uint)PackedRows.BytesPerRow(format, pixmap.Width);
        if (stride < least || stride > least + MostPadding || stride > pixmap.Width * sizeof(uint))
        {
            throw new SpiceException($"rows of {pixmap.Width} indices cannot have {stride} bytes");
        }

        var rows = PackedRows.TailOf(pixmap.Pixels, (int)stride, pixmap.Height);
        LzStream.Decode<LzByte, byte>(stream, rows);
        PackedRows.Spread(format, rows, (int)stride, topDown: true, pixmap, palette);
    }

    private static BitmapFormat IndexFormat(LzFormat format) => format switch
    {
        LzFormat.Palette1Le => BitmapFormat.Bit1Le,
        LzFormat.Palette1Be => BitmapFormat.Bit1Be,
        LzFormat.Palette4Le => BitmapFormat.Bit4Le,
        LzFormat.Palette4Be => BitmapFormat.Bit4Be,
        LzFormat.Palette8 => BitmapFormat.Bit8,
        _ => throw new SpiceException($"there is no LZ format {(uint)format}"),
    };
}
