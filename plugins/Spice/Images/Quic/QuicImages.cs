using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>Images of type QUIC. One thread at a time.</summary>
/// <param name="pool">Where their memory comes from.</param>
/// <param name="budget">Counts the memory that decoding takes.</param>
internal sealed class QuicImages(PixmapPool pool, MemoryBudget budget) : IDisposable
{
    private const uint Magic = 0x43495551;

    private readonly QuicCode _eight = new(8);
    private readonly QuicCode _five = new(5);
    private readonly QuicModels _models = new();
    private readonly QuicPace _colourPace = new();
    private readonly QuicPace _alphaPace = new();
    private uint[] _values = [];
    private byte[] _stream = [];

    /// <summary>Decodes a whole image.</summary>
    /// <param name="stream">Header and bits.</param>
    /// <param name="descriptor">Must be of the same size.</param>
    /// <returns>One user is the caller.</returns>
    public Pixmap Decode(ReadOnlySpan<byte> stream, in ImageDescriptor descriptor)
    {
        var reader = new BodyReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadUInt32() != 0)
        {
            throw new SpiceException("a QUIC stream does not begin as one");
        }

        var type = (QuicType)reader.ReadUInt32();
        descriptor.RequireSize(reader.ReadUInt32(), reader.ReadUInt32());
        if (type is < QuicType.Rgb16 or > QuicType.Rgba)
        {
            throw new SpiceException($"there are no QUIC images of type {(uint)type}");
        }

        var pixmap = pool.Rent(descriptor.Width, descriptor.Height, type == QuicType.Rgba ? PixelKind.Argb : PixelKind.Xrgb);
        try
        {
            Fill(stream[reader.Position..], type, pixmap);
            return pixmap;
        }
        catch
        {
            pixmap.Release();
            throw;
        }
    }

    public void Dispose()
    {
        budget.Give(((long)_values.Length * sizeof(uint)) + _stream.Length);
        (_values, _stream) = ([], []);
    }

    private void Fill(ReadOnlySpan<byte> stream, QuicType type, Pixmap pixmap)
    {
        var code = type == QuicType.Rgb16 ? _five : _eight;
        var values = Begin(code, pixmap.Width);
        var bits = new QuicBits(InOrder(stream));
        var pixels = pixmap.Pixels;
        ReadOnlySpan<uint> above = default;
        for (var y = 0; y < pixmap.Height; y++)
        {
            var row = pixels.Slice(y * pixmap.Width, pixmap.Width);
            row.Clear();

            // Left of a row lies the first value of the row above.
            values[0] = y == 0 ? 0 : values[1];
            QuicRows.Decode<QuicColours>(ref bits, code, _models, _colourPace, values, above, row);
            if (type == QuicType.Rgba)
            {
                QuicRows.Decode<QuicAlpha>(ref bits, code, _models, _alphaPace, values, above, row);
            }

            above = row;
        }

        if (type == QuicType.Rgb16)
        {
            Widen(pixels);
        }
    }

    private Span<uint> Begin(QuicCode code, int width)
    {
        if (width + 1 > _values.Length)
        {
            budget.Take((width + 1L - _values.Length) * sizeof(uint));
            _values = new uint[width + 1];
        }

        _models.Reset(code);
        _colourPace.Reset();
        _alphaPace.Reset();
        return _values.AsSpan(0, width + 1);
    }

    /// <summary>The words of a stream with their bytes in the order of their bits.</summary>
    private ReadOnlySpan<byte> InOrder(ReadOnlySpan<byte> stream)
    {
        var size = stream.Length & ~3;
        var padded = size + QuicBits.Padding;
        if (padded > _stream.Length)
        {
            // Some more, so that images which grow slowly do not take memory each time.
            var length = padded + (padded / 4);
            budget.Take(length - _stream.Length);
            _stream = GC.AllocateUninitializedArray<byte>(length);
        }

        var words = MemoryMarshal.Cast<byte, uint>(_stream.AsSpan(0, size));
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(stream[..size]), words);
        _stream.AsSpan(size, QuicBits.Padding).Clear();
        return _stream.AsSpan(0, padded);
    }

    /// <summary>Five bits of each channel to eight.</summary>
    private static void Widen(Span<uint> pixels)
    {
        foreach (ref var pixel in pixels)
        {
            pixel = (pixel << 3) | ((pixel >> 2) & 0x070707);
        }
    }
}
