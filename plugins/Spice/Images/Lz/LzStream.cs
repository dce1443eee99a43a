using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Decodes one pass of an LZ stream: literals, and copies of what came before in the same image.</summary>
internal static class LzStream
{
    /// <summary>Control bytes below are counts of literals.</summary>
    public const int FirstCopy = 32;

    private const int LongLength = 7;
    private const int FarDistance = 8191;

    /// <summary>Fills all pixels.</summary>
    /// <param name="stream">Begins with the pass.</param>
    /// <param name="pixels">The image.</param>
    /// <returns>How many bytes the pass took.</returns>
    /// <exception cref="SpiceException">The stream ends early, or refers to what is not there.</exception>
    public static int Decode<TPixel, TUnit>(ReadOnlySpan<byte> stream, Span<TUnit> pixels)
        where TPixel : struct, ILzPixel<TUnit>
        where TUnit : unmanaged
    {
        var read = 0;
        var at = 0;
        while (at < pixels.Length)
        {
            var control = Next(stream, ref read);
            if (control < FirstCopy)
            {
                at = ReadLiterals<TPixel, TUnit>(stream, ref read, control + 1, pixels, at);
                continue;
            }

            var length = (control >> 5) - 1;
            if (length == LongLength - 1)
            {
                length = ReadLength(stream, ref read, length, pixels.Length);
            }

            var low = Next(stream, ref read);
            var distance = ((control & 31) << 8) + low;
            if (distance == FarDistance)
            {
                distance += Next(stream, ref read) << 8;
                distance += Next(stream, ref read);
            }

            distance++;
            length += 1 + TPixel.Bias;
            if (distance > at || length > pixels.Length - at)
            {
                throw Beyond();
            }

            TPixel.CopyWithin(pixels, at, distance, length);
            at += length;
        }

        return read;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadLiterals<TPixel, TUnit>(ReadOnlySpan<byte> stream, ref int read, int count, Span<TUnit> pixels, int at)
        where TPixel : struct, ILzPixel<TUnit>
        where TUnit : unmanaged
    {
        var bytes = count * TPixel.Size;
        if (bytes > stream.Length - read || count > pixels.Length - at)
        {
            throw Beyond();
        }

        TPixel.Read(stream[read..], pixels.Slice(at, count));
        read += bytes;
        return at + count;
    }

    /// <summary>A length that goes on in further bytes, up to the first that is not 255; never much more than the image is long.</summary>
    public static int ReadLength(ReadOnlySpan<byte> stream, ref int read, int length, int most)
    {
        int more;
        do
        {
            more = Next(stream, ref read);
            length += more;
        }
        while (more == byte.MaxValue && length <= most);

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ReadOnlySpan<byte> stream, ref int read)
    {
        if ((uint)read >= (uint)stream.Length)
        {
            throw Beyond();
        }

        return stream[read++];
    }

    public static SpiceException Beyond() => new("an LZ stream goes beyond its image or its end");
}
