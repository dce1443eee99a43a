using System.Buffers.Binary;
using System.Text;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Reads little-endian values in the order of their signature (D-Bus specification, "Marshaling"). It stands at a multiple of 8 bytes
/// of the message, so that alignment counts from the start of its bytes. Everything is checked; nothing is copied but strings that are asked for.
/// </summary>
internal ref struct DBusReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Bytes read so far, padding included.</summary>
    public readonly int Position => _at;

    public byte ReadByte() => Take(1, 1)[0];

    public bool ReadBoolean() => ReadUInt32() switch
    {
        0 => false,
        1 => true,
        var value => throw new ProtocolException($"a truth value is {value}"),
    };

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, 2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4, 4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, 4));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, 8));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8, 8));

    /// <summary>The bytes of a string or object path, without the NUL.</summary>
    public ReadOnlySpan<byte> ReadStringBytes() => TakeTerminated(ReadUInt32());

    public string ReadString()
    {
        try
        {
            return Strict.GetString(ReadStringBytes());
        }
        catch (DecoderFallbackException e)
        {
            throw new ProtocolException("a string is not UTF-8", e);
        }
    }

    /// <summary>The bytes of a signature; each complete type in it is well formed.</summary>
    public ReadOnlySpan<byte> ReadSignature()
    {
        var signature = TakeTerminated(ReadByte());
        for (var at = 0; at < signature.Length;)
        {
            at += Signature.LengthOfFirst(signature[at..]);
        }

        return signature;
    }

    /// <summary>The bytes of an array of bytes, in place.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var end = BeginArray(1);
        return Take(1, end - _at);
    }

    /// <summary>Enters an array.</summary>
    /// <param name="alignment">Of its elements.</param>
    /// <returns>Where it ends: read elements while <see cref="Before"/> says so.</returns>
    public int BeginArray(int alignment)
    {
        var length = ReadUInt32();
        if (length > DBusLimits.Array)
        {
            throw new ProtocolException($"an array claims {length} bytes");
        }

        Align(alignment);
        return length <= _bytes.Length - _at ? _at + (int)length : throw Truncated();
    }

    /// <summary>True while an array has elements left.</summary>
    /// <exception cref="ProtocolException">The last element reached beyond the array.</exception>
    public readonly bool Before(int end) => _at <= end ? _at < end : throw new ProtocolException("an element reaches beyond its array");

    /// <summary>Steps to the next structure or dictionary entry.</summary>
    public void BeginStructure() => Align(8);

    /// <summary>Passes over values.</summary>
    /// <param name="signature">Of all of them.</param>
    /// <param name="depth">Containers around them.</param>
    public void Skip(ReadOnlySpan<byte> signature, int depth = 0)
    {
        while (!signature.IsEmpty)
        {
            var length = Signature.LengthOfFirst(signature);
            SkipOne(signature[..length], depth);
            signature = signature[length..];
        }
    }

    /// <summary>Enters a variant that must hold one given type.</summary>
    /// <param name="signature">The type.</param>
    public void ReadVariant(ReadOnlySpan<byte> signature)
    {
        if (!ReadSignature().SequenceEqual(signature))
        {
            throw new ProtocolException("a variant does not hold the expected type");
        }
    }

    /// <summary>Passes over a variant and its value.</summary>
    public void SkipVariant() => SkipOne("v"u8, 0);

    private void SkipOne(ReadOnlySpan<byte> type, int depth)
    {
        if (depth > DBusLimits.Depth)
        {
            throw new ProtocolException("values are nested too deeply");
        }

        switch (type[0])
        {
            case (byte)'s' or (byte)'o':
                ReadStringBytes();
                break;
            case (byte)'g':
                ReadSignature();
                break;
            case (byte)'v':
                var inner = ReadSignature();
                if (inner.IsEmpty || Signature.LengthOfFirst(inner) != inner.Length)
                {
                    throw new ProtocolException("a variant holds more or less than one value");
                }

                SkipOne(inner, depth + 1);
                break;
            case (byte)'a':
                SkipArray(type[1..], depth + 1);
                break;
            case (byte)'(' or (byte)'{':
                BeginStructure();
                Skip(type[1..^1], depth + 1);
                break;
            default:
                var size = Signature.FixedSize(type[0]);
                Take(size, size);
                break;
        }
    }

    private void SkipArray(ReadOnlySpan<byte> element, int depth)
    {
        var end = BeginArray(Signature.Alignment(element[0]));
        if (Signature.FixedSize(element[0]) is var size and > 0)
        {
            _at = (end - _at) % size == 0 ? end : throw new ProtocolException("an array ends within an element");
            return;
        }

        while (Before(end))
        {
            SkipOne(element, depth);
        }
    }

    private ReadOnlySpan<byte> TakeTerminated(uint length)
    {
        if (length >= _bytes.Length - _at)
        {
            throw Truncated();
        }

        var text = Take(1, (int)length);
        return Take(1, 1)[0] == 0 && !text.Contains((byte)0) ? text : throw new ProtocolException("a string contains NUL or does not end with it");
    }

    private ReadOnlySpan<byte> Take(int alignment, int length)
    {
        Align(alignment);
        if (length > _bytes.Length - _at)
        {
            throw Truncated();
        }

        var taken = _bytes.Slice(_at, length);
        _at += length;
        return taken;
    }

    private void Align(int alignment)
    {
        var aligned = (_at + alignment - 1) / alignment * alignment;
        if (aligned > _bytes.Length)
        {
            throw Truncated();
        }

        // Padding must be zero, or the other end has counted differently than we do.
        _at = !_bytes[_at..aligned].ContainsAnyExcept((byte)0) ? aligned : throw new ProtocolException("padding is not zero");
    }

    private static ProtocolException Truncated() => new("a message ends within a value");
}
