using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Reads a connection's bytes, big endian as RFB has them, waiting for those that have not come. Fixed memory: what is long is received where it
/// belongs. One thread.
/// </summary>
internal sealed class RfbReader(Transport transport)
{
    /// <summary>The most bytes that <see cref="Take"/> can hand out.</summary>
    public const int Capacity = 1 << 16;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Capacity);
    private int _start;
    private int _end;

    /// <summary>True while bytes are here that were not read: the next message need not be waited for.</summary>
    public bool HasMore => _start < _end;

    /// <summary>Bytes that have come so far.</summary>
    public long Received { get; private set; }

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>The next bytes; valid until the next call.</summary>
    /// <param name="count">0 to <see cref="Capacity"/>.</param>
    /// <exception cref="EndOfStreamException">The server has ended the connection before.</exception>
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
    /// <exception cref="EndOfStreamException">The server has ended the connection before.</exception>
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

    private int Receive(Span<byte> target)
    {
        var count = transport.Receive(target);
        Received += count;
        return count > 0 ? count : throw new EndOfStreamException();
    }
}
