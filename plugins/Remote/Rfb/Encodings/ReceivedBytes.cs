namespace Compositor.Plugins.Remote;

/// <summary>Memory for what is decoded in one piece; it grows to the largest that came.</summary>
internal sealed class ReceivedBytes
{
    private byte[] _bytes = [];

    /// <summary>The memory; of use up to what was received or appended last.</summary>
    public byte[] Memory => _bytes;

    /// <summary>Bytes that were appended.</summary>
    public int Length { get; private set; }

    /// <summary>Receives as many bytes.</summary>
    /// <param name="reader">At the first of them.</param>
    /// <param name="length">How many.</param>
    /// <param name="most">More are refused before memory is taken.</param>
    /// <param name="what">For people: "a PNG picture".</param>
    /// <returns>They; valid until the next call.</returns>
    /// <exception cref="RfbException">There are too many.</exception>
    public Span<byte> Receive(ByteReader reader, uint length, long most, string what)
    {
        if (length > most)
        {
            throw new RfbException($"{what} has {length} bytes");
        }

        Clear();
        Append(reader, (int)length);
        return _bytes.AsSpan(0, Length);
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Receives further bytes.</summary>
    public void Append(ByteReader reader, int count)
    {
        Reserve(count);
        reader.ReadInto(_bytes.AsSpan(Length, count));
        Length += count;
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(checked(Length + count), Length * 2));
        }
    }
}
