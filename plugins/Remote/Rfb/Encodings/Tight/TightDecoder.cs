using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// One colour, a JPEG picture, a PNG picture (TightPNG), or pixels through a filter in one of four zlib streams (rfbproto, "Tight Encoding"). Pixels have three bytes: red,
/// green, blue.
/// </summary>
internal sealed class TightDecoder : IRectangleDecoder, IDisposable
{
    private const int Streams = 4;
    private const int Fill = 8;
    private const int Jpeg = 9;
    private const int Png = 10;
    private const int HasFilter = 4;
    private const int PixelLength = 3;

    // What is shorter is not packed.
    private const int LeastPacked = 12;

    private readonly InflatedReader?[] _streams = new InflatedReader?[Streams];
    private readonly TightPalette _palette = new();
    private readonly TightGradient _gradient = new();
    private readonly JpegPicture _jpeg = new();
    private readonly PngPicture _png = new();

    private enum Filter
    {
        Copy = 0,
        Palette = 1,
        Gradient = 2,
    }

    /// <summary>Whether JPEG pictures can be decoded.</summary>
    public bool HasJpeg => _jpeg.IsAvailable;

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        var control = reader.ReadByte();
        for (var i = 0; i < Streams; i++)
        {
            if ((control & (1 << i)) != 0)
            {
                _streams[i]?.Reset();
            }
        }

        switch (control >> 4)
        {
            case Fill:
                target.Fill(area, Colour(reader.Take(PixelLength)));
                break;
            case Jpeg:
                _jpeg.Decode(reader, ReadLength(reader), area, target);
                break;
            case Png:
                _png.Decode(reader, ReadLength(reader), area, target);
                break;
            case < Fill:
                DecodeFiltered(reader, control >> 4, area, target);
                break;
            case var kind:
                throw new RfbException($"a Tight rectangle has the unknown kind {kind}");
        }
    }

    public void Dispose()
    {
        foreach (var stream in _streams)
        {
            stream?.Dispose();
        }

        _jpeg.Dispose();
    }

    /// <summary>A colour of three bytes.</summary>
    internal static uint Colour(ReadOnlySpan<byte> bytes) => (uint)bytes[0] << 16 | (uint)bytes[1] << 8 | bytes[2];

    private void DecodeFiltered(RfbReader reader, int kind, Rect area, Framebuffer target)
    {
        switch ((kind & HasFilter) != 0 ? (Filter)reader.ReadByte() : Filter.Copy)
        {
            case Filter.Copy:
                DecodeCopy(Open(reader, kind, area.Area * PixelLength, out var pixels), area, target);
                Close(pixels);
                break;
            case Filter.Palette:
                _palette.Read(reader);
                _palette.Decode(Open(reader, kind, _palette.LengthOf(area.Size), out var indices), area, target);
                Close(indices);
                break;
            case Filter.Gradient:
                _gradient.Decode(Open(reader, kind, area.Area * PixelLength, out var differences), area, target);
                Close(differences);
                break;
            case var filter:
                throw new RfbException($"a Tight rectangle has the unknown filter {(int)filter}");
        }
    }

    private static void DecodeCopy(ByteReader reader, Rect area, Framebuffer target)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            var row = target.Row(area.X, y, area.Width);
            while (!row.IsEmpty)
            {
                var count = Math.Min(row.Length, ByteReader.Capacity / PixelLength);
                Pixels.FromRedGreenBlue(reader.Take(count * PixelLength), row[..count]);
                row = row[count..];
            }
        }
    }

    /// <summary>Where the bytes come from: short ones as they are, others from one of the streams.</summary>
    private ByteReader Open(RfbReader reader, int kind, long length, out InflatedReader? stream)
    {
        stream = null;
        if (length < LeastPacked)
        {
            return reader;
        }

        stream = _streams[kind & (Streams - 1)] ??= new InflatedReader();
        stream.Begin(reader, ReadLength(reader));
        return stream;
    }

    private static void Close(InflatedReader? stream) => stream?.End();

    // Seven bits in the first two bytes, eight in the third.
    private static uint ReadLength(RfbReader reader)
    {
        uint part = reader.ReadByte();
        var length = part & 0x7f;
        if (part >= 0x80)
        {
            part = reader.ReadByte();
            length |= (part & 0x7f) << 7;
            if (part >= 0x80)
            {
                length |= (uint)reader.ReadByte() << 14;
            }
        }

        return length;
    }
}
