using System.Runtime.CompilerServices;

namespace Compositor.SpiceServer.Native;

/// <summary>
/// Writes one structure of spice/qxl_dev.h, field by field. All of them are packed, so that fields lie in the order of their
/// declaration without gaps; <see cref="End(int)"/> checks the size against the header's.
/// </summary>
/// <param name="address">Zeroed native memory.</param>
/// <param name="size">Its bytes: sizeof of the structure, and what follows it.</param>
internal sealed unsafe class PackedWriter(byte* address, int size)
{
    private int _at;

    /// <summary>Where the structure lies: a QXLPHYSICAL, for the one memory slot begins at 0.</summary>
    public ulong Address => (ulong)address;

    public PackedWriter U8(int value) => Put(unchecked((byte)value));

    public PackedWriter U16(int value) => Put(unchecked((ushort)value));

    public PackedWriter U32(uint value) => Put(value);

    public PackedWriter I32(int value) => Put(value);

    public PackedWriter U64(ulong value) => Put(value);

    /// <summary>QXLPoint.</summary>
    public PackedWriter Point(int x, int y) => I32(x).I32(y);

    /// <summary>QXLRect.</summary>
    public PackedWriter Rect(Drawing.Box box) => I32(box.Top).I32(box.Left).I32(box.Bottom).I32(box.Right);

    public PackedWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(address, size)[_at..]);
        _at += bytes.Length;
        return this;
    }

    /// <summary>Leaves zeroes, for the unused part of a union.</summary>
    public PackedWriter Skip(int count)
    {
        _at += count;
        return this;
    }

    /// <summary>Moves to the end of a union's longest member.</summary>
    public ulong End(int sizeOf)
    {
        if (_at > sizeOf || sizeOf > size)
        {
            throw new ServerException($"a structure of {sizeOf} bytes was written with {_at}");
        }

        return Address;
    }

    /// <summary>Ends a structure that has no union at its end.</summary>
    public ulong End() => _at == size ? Address : throw new ServerException($"a structure of {size} bytes was written with {_at}");

    private PackedWriter Put<T>(T value)
        where T : unmanaged
    {
        if (_at + sizeof(T) > size)
        {
            throw new ServerException($"a structure of {size} bytes has no room for a field at {_at}");
        }

        Unsafe.WriteUnaligned(address + _at, value);
        _at += sizeof(T);
        return this;
    }
}
