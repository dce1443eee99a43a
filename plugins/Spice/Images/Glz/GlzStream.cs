namespace Compositor.Plugins.Spice;

/// <summary>Decodes one pass of a GLZ stream: literals, copies of what came before in the same image, copies from other images.</summary>
internal static class GlzStream
{
    private const int LongLength = 7;

    /// <summary>Fills all pixels.</summary>
    /// <param name="stream">Begins with the pass.</param>
    /// <param name="pixels">The image.</param>
    /// <param name="id">The image's number.</param>
    /// <param name="window">The other images.</param>
    /// <returns>How many bytes the pass took.</returns>
    /// <exception cref="SpiceException">The stream ends early, or refers to what is not there.</exception>
    public static int Decode<TPixel>(ReadOnlySpan<byte> stream, Span<uint> pixels, ulong id, GlzWindow window)
        where TPixel : struct, ILzPixel<uint>
    {
        var read = 0;
        var at = 0;
        while (at < pixels.Length)
        {
            var control = LzStream.Next(stream, ref read);
            if (control < LzStream.FirstCopy)
            {
                at = LzStream.ReadLiterals<TPixel, uint>(stream, ref read, control + 1, pixels, at);
                continue;
            }

            var length = control >> 5;
            if (length == LongLength)
            {
                length = LzStream.ReadLength(stream, ref read, length, pixels.Length);
            }

            length += TPixel.Bias;
            if (length > pixels.Length - at)
            {
                throw LzStream.Beyond();
            }

            var (images, offset) = ReadReference(stream, ref read, control);
            if (images != 0)
            {
                CopyFromImage<TPixel>(window, id, images, offset, pixels.Slice(at, length));
            }
            else if (++offset > at)
            {
                throw LzStream.Beyond();
            }
            else
            {
                TPixel.CopyWithin(pixels, at, offset, length);
            }

            at += length;
        }

        return read;
    }

    /// <summary>How many images back, and where there: pixels from the image's start, or back from here in the same image.</summary>
    private static (uint Images, int Offset) ReadReference(ReadOnlySpan<byte> stream, ref int read, int control)
    {
        var offset = (control & 15) | (LzStream.Next(stream, ref read) << 4);
        var code = LzStream.Next(stream, ref read);
        var more = code >> 6;
        var images = 0u;
        if ((control & 16) == 0)
        {
            images = (uint)code & 0x3f;
            for (var i = 0; i < more; i++)
            {
                images |= (uint)LzStream.Next(stream, ref read) << (6 + (8 * i));
            }

            return (images, offset);
        }

        offset |= (code & 0x1f) << 12;
        for (var i = 0; i < more; i++)
        {
            images |= (uint)LzStream.Next(stream, ref read) << (8 * i);
        }

        if ((code & 0x20) != 0)
        {
            offset |= LzStream.Next(stream, ref read) << 17;
        }

        return (images, offset);
    }

    private static void CopyFromImage<TPixel>(GlzWindow window, ulong id, uint images, int offset, Span<uint> to)
        where TPixel : struct, ILzPixel<uint>
    {
        if (images > id)
        {
            throw LzStream.Beyond();
        }

        var from = window.PixelsOf(id - images);
        if (offset > from.Length || to.Length > from.Length - offset)
        {
            throw LzStream.Beyond();
        }

        TPixel.Copy(from.Slice(offset, to.Length), to);
    }
}
