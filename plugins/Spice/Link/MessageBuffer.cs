using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Cuts a channel's bytes into messages. The memory grows with the bytes that have really come, never with what a header claims, is counted
/// by the budget and kept for the next large message. One thread.
/// </summary>
/// <param name="mini">True for the short headers: type and size. The long ones have a serial number and a list of further messages.</param>
/// <param name="budget">Counts the memory.</param>
internal sealed class MessageBuffer(bool mini, MemoryBudget budget) : IDisposable
{
    private const int MiniHeader = 6;
    private const int FullHeader = 18;
    private const int FirstCapacity = 1 << 16;

    private byte[] _buffer = [];
    private int _start;
    private int _end;

    /// <summary>True when nothing of another message has come yet.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>Bytes that have come behind the message that was read last.</summary>
    public int Pending => _end - _start;

    /// <summary>Where the next bytes go; never empty. Invalidates the message that was read last.</summary>
    /// <exception cref="SpiceException">The message is larger than the budget allows.</exception>
    public Span<byte> Space()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Grow();
        }

        // A large message is received to its end and not beyond: what is behind it would have to be moved to the front.
        var wanted = _end > FirstCapacity ? Math.Max(1, Missing()) : _buffer.Length - _end;
        return _buffer.AsSpan(_end, Math.Min(wanted, _buffer.Length - _end));
    }

    /// <summary>Says how many bytes were written to <see cref="Space"/>.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>Reads the next message, if all of it is there.</summary>
    /// <param name="message">The message.</param>
    /// <param name="withByte">A type of messages behind which a byte comes that is none of a message; it is read with them. Null for none.</param>
    /// <exception cref="SpiceException">Its size cannot be right.</exception>
    public bool TryRead(out SpiceMessage message, ushort? withByte = null)
    {
        message = default;
        var pending = _buffer.AsSpan(_start.._end);
        var header = mini ? MiniHeader : FullHeader;
        if (pending.Length < header)
        {
            return false;
        }

        var size = BodyLength(pending);
        var type = BinaryPrimitives.ReadUInt16LittleEndian(pending[(mini ? 0 : 8)..]);
        var behind = type == withByte ? 1 : 0;
        if (pending.Length - header - behind < size)
        {
            return false;
        }

        var subList = mini ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(pending[14..]);
        message = new SpiceMessage(type, pending.Slice(header, size), subList);
        _start += header + size + behind;
        return true;
    }

    public void Dispose()
    {
        budget.Give(_buffer.Length);
        (_buffer, _start, _end) = ([], 0, 0);
    }

    private int Missing() => (mini ? MiniHeader : FullHeader) + BodyLength(_buffer.AsSpan(0, _end)) - _end;

    private int BodyLength(ReadOnlySpan<byte> header)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[(mini ? 2 : 10)..]);
        return size <= budget.Limit && size < Array.MaxLength - FullHeader - 1
            ? (int)size
            : throw new SpiceException($"a message of {size} bytes is more than the memory that the source may take ({budget.Limit} bytes)");
    }

    private void Grow()
    {
        var length = Math.Max(FirstCapacity, _buffer.Length * 2L);
        length = Math.Min(length, Array.MaxLength);
        budget.Take(length - _buffer.Length);
        var larger = GC.AllocateUninitializedArray<byte>((int)length);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        _buffer = larger;
    }
}
