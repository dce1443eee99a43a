using System.Buffers.Binary;

namespace Compositor.VirglDriver;

/// <summary>Writes numbers one after the other.</summary>
internal ref struct LittleEndianWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public void Write(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_target[Length..], value);
        Length += sizeof(uint);
    }

    public void Write(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_target[Length..], value);
        Length += sizeof(ulong);
    }

    public void Write(params ReadOnlySpan<uint> values)
    {
        foreach (var value in values)
        {
            Write(value);
        }
    }

    public void Write(Area area) => Write((uint)area.X, (uint)area.Y, (uint)area.Width, (uint)area.Height);

    /// <summary>Leaves zeros.</summary>
    public void Skip(int bytes)
    {
        _target.Slice(Length, bytes).Clear();
        Length += bytes;
    }
}
