using System.Buffers.Binary;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Reads bytes, big endian as RFB has them, waiting for those that have not come. Fixed memory: what is long is received where it
/// belongs. One thread.
/// </summary>
internal abstract class ByteReader
{
    /// <summary>The most bytes that <see cref="Take"/> can hand out.</summary>
    public const int Capacity = 1 << 16;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Capacity);
    private int _start;
    private int _end;

    /// <summary>Bytes that are here and were not read.</summary>
    public int Unread => _end - _start;

    public byte ReadByte()
    {
        if (_start == _end)
        {
            Fill(1);
        }

        return _buffer[_start++];
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>The next bytes; valid until the next call.</summary>
    /// <param name="count">0 to <see cref="Capacity"/>.</param>
    /// <exception cref="EndOfStreamException">There are not so many.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _start < count)
        {
            Fill(count);
        }

        var taken = _buffer.AsSpan(_start, count);
        _start += count;
        return taken;
    }

    /// <summary>At most so many of the next bytes, at least one; valid until the next call. For those who do not need them in one piece.</summary>
    public ReadOnlySpan<byte> TakeSome(int most)
    {
        if (_start == _end)
        {
            Fill(1);
        }

        return Take(Math.Min(most, _end - _start));
    }

    /// <summary>Reads exactly as many bytes to where they belong.</summary>
    /// <exception cref="EndOfStreamException">There are not so many.</exception>
    public void ReadInto(Span<byte> target)
    {
        var here = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, here).CopyTo(target);
        _start += here;
        target = target[here..];
        while (target.Length >= Capacity)
        {
            target = target[Receive(target)..];
        }

        if (!target.IsEmpty)
        {
            Take(target.Length).CopyTo(target);
        }
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(long count)
    {
        while (count > 0)
        {
            count -= TakeSome((int)Math.Min(count, Capacity)).Length;
        }
    }

    private void Fill(int count)
    {
        if (_buffer.Length - _start < count)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        while (_end - _start < count)
        {
            _end += Receive(_buffer.AsSpan(_end));
        }
    }

    /// <summary>Waits for bytes.</summary>
    /// <param name="target">Not empty.</param>
    /// <returns>At least 1.</returns>
    /// <exception cref="EndOfStreamException">There are none left.</exception>
    protected abstract int Receive(Span<byte> target);

    /// <summary>Passes over what is here and was not read.</summary>
    protected void Clear() => (_start, _end) = (0, 0);
}
