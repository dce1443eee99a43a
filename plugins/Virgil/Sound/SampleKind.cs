using System.Buffers.Binary;

namespace Compositor.Plugins.Virgil;

/// <summary>How a guest's samples lie, as QEMU says when a stream begins, and their way to and from 16 bits.</summary>
/// <param name="Bits">8, 16 or 32.</param>
/// <param name="IsSigned">False where silence is in the middle of the values.</param>
/// <param name="IsFloat">32 bits, 1 at the loudest.</param>
/// <param name="IsBigEndian">Byte order.</param>
internal readonly record struct SampleKind(byte Bits, bool IsSigned, bool IsFloat, bool IsBigEndian)
{
    /// <summary>Of a sample.</summary>
    public int Bytes => Bits / 8;

    /// <summary>True for what can be converted.</summary>
    public bool IsKnown => IsFloat ? Bits == 32 : Bits is 8 or 16 or 32;

    /// <summary>Converts whole samples.</summary>
    /// <param name="bytes">As the guest has them.</param>
    /// <param name="samples">One for each.</param>
    public void Read(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = Read(bytes.Slice(i * Bytes, Bytes));
        }
    }

    /// <summary>Converts whole samples the other way.</summary>
    public void Write(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            Write(samples[i], bytes.Slice(i * Bytes, Bytes));
        }
    }

    private short Read(ReadOnlySpan<byte> bytes)
    {
        if (IsFloat)
        {
            var value = IsBigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes);
            return float.IsNaN(value) ? (short)0 : (short)Math.Clamp(value * 32768f, short.MinValue, short.MaxValue);
        }

        var bits = Bits switch
        {
            8 => (ushort)(bytes[0] << 8),
            16 => IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => (ushort)((IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes)) >> 16),
        };
        return (short)(IsSigned ? bits : bits ^ 0x8000);
    }

    private void Write(short sample, Span<byte> bytes)
    {
        if (IsFloat)
        {
            if (IsBigEndian)
            {
                BinaryPrimitives.WriteSingleBigEndian(bytes, sample / 32768f);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes, sample / 32768f);
            }

            return;
        }

        var bits = (uint)(ushort)(IsSigned ? sample : sample ^ 0x8000) << 16;
        switch (Bits, IsBigEndian)
        {
            case (8, _):
                bytes[0] = (byte)(bits >> 24);
                break;
            case (16, true):
                BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(bits >> 16));
                break;
            case (16, false):
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(bits >> 16));
                break;
            case (_, true):
                BinaryPrimitives.WriteUInt32BigEndian(bytes, bits);
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, bits);
                break;
        }
    }
}
