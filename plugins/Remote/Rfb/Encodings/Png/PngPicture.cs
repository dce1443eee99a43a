using System.Buffers.Binary;
using System.IO.Compression;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// PNG pictures in rectangles: those without interlacing and with at most eight bits a sample, which are all that servers make. Transparency is
/// passed over, checksums are TCP's. An inflater is made for each.
/// </summary>
internal sealed class PngPicture
{
    private const uint Longest = 1 << 22;
    private const int ChunkHeader = 8;
    private const int Checksum = 4;
    private const int PaletteEntry = 3;

    private readonly ReceivedBytes _received = new();
    private readonly uint[] _palette = new uint[256];
    private byte[] _row = [];
    private byte[] _above = [];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Reads and decodes.</summary>
    /// <param name="reader">At the picture's bytes.</param>
    /// <param name="length">How many those are.</param>
    /// <param name="area">Its place; its size as well.</param>
    /// <param name="target">Where it is drawn.</param>
    /// <exception cref="RfbException">It is damaged, or of another size.</exception>
    public void Decode(ByteReader reader, uint length, Rect area, Framebuffer target)
    {
        var file = _received.Receive(reader, length, Longest, "a PNG picture");
        if (!file.StartsWith(Signature))
        {
            throw new RfbException("a PNG picture does not begin as one");
        }

        var rest = (ReadOnlySpan<byte>)file[Signature.Length..];
        var header = PngHeader.Read(Take(ref rest, "IHDR"u8) is { Length: PngHeader.Length } first ? first : throw Damaged(), area.Size);
        var packed = Gather(file, rest);
        using var rows = new ZLibStream(new MemoryStream(_received.Memory, 0, packed, writable: false), CompressionMode.Decompress);
        try
        {
            DecodeRows(rows, header, area, target);
        }
        catch (Exception e) when (InflatedReader.IsDamage(e) || e is EndOfStreamException)
        {
            throw new RfbException("a PNG picture is damaged", e);
        }
    }

    /// <summary>Reads the palette, and puts the parts of the packed rows together at the file's begin, which was read.</summary>
    /// <returns>Bytes of the packed rows.</returns>
    private int Gather(Span<byte> file, ReadOnlySpan<byte> rest)
    {
        var packed = 0;
        _palette.AsSpan().Clear();
        while (!rest.IsEmpty)
        {
            var type = rest.Length >= ChunkHeader ? rest[4..ChunkHeader] : throw Damaged();
            if (type.SequenceEqual("IEND"u8))
            {
                break;
            }

            if (type.SequenceEqual("IDAT"u8))
            {
                var part = Take(ref rest, "IDAT"u8);
                part.CopyTo(file[packed..]);
                packed += part.Length;
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                var entries = Take(ref rest, "PLTE"u8);
                Pixels.FromRedGreenBlue(entries, _palette.AsSpan(0, Math.Min(entries.Length / PaletteEntry, _palette.Length)));
            }
            else
            {
                Take(ref rest, default);
            }
        }

        return packed;
    }

    private void DecodeRows(ZLibStream rows, PngHeader header, Rect area, Framebuffer target)
    {
        var length = 1 + (int)(((area.Width * (long)header.PixelBits) + 7) / 8);
        if (_row.Length < length)
        {
            (_row, _above) = (new byte[length], new byte[length]);
        }

        _above.AsSpan(0, length).Clear();
        for (var y = area.Y; y < area.Bottom; y++)
        {
            var row = _row.AsSpan(0, length);
            rows.ReadExactly(row);
            PngFilter.Undo(row[0], row[1..], _above.AsSpan(1, length - 1), Math.Max(1, header.PixelBits / 8));
            Draw(header, row[1..], target.Row(area.X, y, area.Width));
            (_row, _above) = (_above, _row);
        }
    }

    private void Draw(PngHeader header, ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        switch (header.Colours)
        {
            case PngColours.RedGreenBlue:
                Pixels.FromRedGreenBlue(row, pixels);
                break;
            case PngColours.RedGreenBlueAlpha:
                for (var i = 0; i < pixels.Length; i++)
                {
                    pixels[i] = TightDecoder.Colour(row.Slice(i * 4, 3));
                }

                break;
            case PngColours.GreyAlpha:
                for (var i = 0; i < pixels.Length; i++)
                {
                    pixels[i] = row[i * 2] * 0x010101u;
                }

                break;
            case PngColours.Grey or PngColours.Palette:
                DrawSamples(header, row, pixels);
                break;
            default:
                throw new InvalidOperationException($"unknown colours {header.Colours}");
        }
    }

    private void DrawSamples(PngHeader header, ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        var most = (1 << header.Bits) - 1;
        for (var i = 0; i < pixels.Length; i++)
        {
            var at = i * header.Bits;
            var sample = (row[at >> 3] >> (8 - header.Bits - (at & 7))) & most;
            pixels[i] = header.Colours == PngColours.Palette ? _palette[sample] : (uint)(sample * (255 / most)) * 0x010101u;
        }
    }

    /// <summary>The content of the next chunk.</summary>
    /// <param name="rest">Begins behind it afterwards.</param>
    /// <param name="type">What it must be; empty for any.</param>
    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> type)
    {
        if (rest.Length < ChunkHeader + Checksum || (!type.IsEmpty && !rest[4..ChunkHeader].SequenceEqual(type)))
        {
            throw Damaged();
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkHeader - Checksum)
        {
            throw Damaged();
        }

        var content = rest.Slice(ChunkHeader, (int)length);
        rest = rest[(ChunkHeader + (int)length + Checksum)..];
        return content;
    }

    private static RfbException Damaged() => new("a PNG picture is damaged");
}
