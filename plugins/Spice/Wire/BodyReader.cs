using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Reads the fields of one message body, little endian, one after the other. Every length is checked before a byte is touched; offsets
/// ("pointers") count from the start of the body, as on the wire.
/// </summary>
internal ref struct BodyReader
{
    private readonly ReadOnlySpan<byte> _body;
    private int _at;

    /// <param name="body">The whole body.</param>
    /// <param name="offset">Where to begin.</param>
    public BodyReader(ReadOnlySpan<byte> body, int offset = 0)
    {
        _body = body;
        if ((uint)offset > (uint)body.Length)
        {
            throw Short(offset, body.Length);
        }

        _at = offset;
    }

    /// <summary>The whole body.</summary>
    public readonly ReadOnlySpan<byte> Body => _body;

    /// <summary>Bytes from the start of the body.</summary>
    public readonly int Position => _at;

    /// <summary>Bytes that are left.</summary>
    public readonly int Left => _body.Length - _at;

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public short ReadInt16() => BinaryPrimitives.ReadInt16LittleEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public uint ReadUInt32BigEndian() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ulong ReadUInt64BigEndian() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    /// <summary>A number of bytes as they are; valid as long as the body.</summary>
    public ReadOnlySpan<byte> ReadBytes(uint count) => Take(count);

    /// <summary>A count of elements that follow at once, each at least of a size: refused when they cannot fit in what is left.</summary>
    public int ReadCount(int elementSize)
    {
        var count = ReadUInt32();
        if ((long)count * elementSize > Left)
        {
            throw new SpiceException($"a message names {count} elements of {elementSize} bytes and has {Left} bytes left");
        }

        return (int)count;
    }

    /// <summary>A reader at an offset in the same body.</summary>
    public readonly BodyReader At(uint offset)
    {
        if (offset > (uint)_body.Length)
        {
            throw Short(offset, _body.Length);
        }

        return new BodyReader(_body, (int)offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > (uint)(_body.Length - _at))
        {
            throw Short((long)_at + count, _body.Length);
        }

        var taken = _body.Slice(_at, (int)count);
        _at += (int)count;
        return taken;
    }

    private static SpiceException Short(long wanted, int length) => new($"a message of {length} bytes ends before byte {wanted}");
}
