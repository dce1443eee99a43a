using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// A JPEG picture without its length, which its markers tell (rfbproto, "JPEG Encoding"; ITU-T T.81, annex B). One without tables has those
/// of the picture before.
/// </summary>
internal sealed class JpegRectangleDecoder : IRectangleDecoder, IDisposable
{
    private const byte Begin = 0xd8;
    private const byte End = 0xd9;
    private const byte Scan = 0xda;
    private const byte Quantisation = 0xdb;
    private const byte Huffman = 0xc4;
    private const byte FirstRestart = 0xd0;
    private const byte LastRestart = 0xd7;
    private const byte Fill = 0xff;

    // Beside what a picture's pixels may take: markers, tables, comments.
    private const int MostBesides = 1 << 20;

    private readonly JpegPicture _picture = new();
    private readonly ReceivedBytes _bytes = new();
    private readonly JpegTables _quantisation = new();
    private readonly JpegTables _huffman = new();
    private long _most;

    /// <inheritdoc/>
    public bool IsAvailable => _picture.IsAvailable;

    /// <inheritdoc/>
    public void Decode(RfbReader reader, Rect area, Framebuffer target)
    {
        _most = (area.Area * sizeof(uint)) + MostBesides;
        _bytes.Clear();
        _quantisation.BeginPicture();
        _huffman.BeginPicture();
        if (reader.ReadByte() != Fill || reader.ReadByte() != Begin)
        {
            throw new RfbException("a JPEG picture does not begin as one");
        }

        Add(Begin);
        for (var marker = ReadMarker(reader); marker != End;)
        {
            marker = Copy(reader, marker);
        }

        Add(End);
        _picture.Decode(_bytes.Memory.AsSpan(0, _bytes.Length), area, target);
    }

    public void Dispose() => _picture.Dispose();

    /// <summary>Copies a marker's segment, and the scan behind one.</summary>
    /// <returns>The next marker.</returns>
    private byte Copy(RfbReader reader, byte marker)
    {
        if (marker is Begin or 0 or 1 or (>= FirstRestart and <= LastRestart))
        {
            throw new RfbException($"a JPEG picture has the marker {marker} where none may be");
        }

        if (marker == Scan)
        {
            // The last moment for tables that the picture does not have itself.
            _quantisation.AppendMissing(_bytes);
            _huffman.AppendMissing(_bytes);
        }

        var from = _bytes.Length;
        Add(marker);
        var length = reader.ReadUInt16();
        if (length < sizeof(ushort))
        {
            throw new RfbException("a JPEG picture has a segment without a length");
        }

        Span<byte> size = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(size, length);
        _bytes.Append(size);
        _bytes.Append(reader, length - sizeof(ushort));
        Check();
        var tables = marker switch { Quantisation => _quantisation, Huffman => _huffman, _ => null };
        tables?.Keep(_bytes.Memory.AsSpan(from, _bytes.Length - from));
        return marker == Scan ? CopyScan(reader) : ReadMarker(reader);
    }

    // A 0xff in the data has a zero behind it, unless it begins a marker; those of restarts belong to the data.
    private byte CopyScan(RfbReader reader)
    {
        Span<byte> pair = stackalloc byte[2];
        while (true)
        {
            pair[0] = reader.ReadByte();
            if (pair[0] != Fill)
            {
                _bytes.Append(pair[..1]);
                Check();
                continue;
            }

            do
            {
                pair[1] = reader.ReadByte();
            }
            while (pair[1] == Fill);

            if (pair[1] is not 0 and not (>= FirstRestart and <= LastRestart))
            {
                return pair[1];
            }

            _bytes.Append(pair);
            Check();
        }
    }

    private byte ReadMarker(RfbReader reader)
    {
        if (reader.ReadByte() != Fill)
        {
            throw new RfbException("a JPEG picture has no marker where one must be");
        }

        byte marker;
        do
        {
            marker = reader.ReadByte();
        }
        while (marker == Fill);

        return marker;
    }

    private void Add(byte marker) => _bytes.Append([Fill, marker]);

    private void Check()
    {
        if (_bytes.Length > _most)
        {
            throw new RfbException($"a JPEG picture has more than {_most} bytes");
        }
    }
}
