using System.Buffers;
using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Cuts a stream of bytes into messages and gives each its descriptors, first come first served by header field 9.
/// Owns the receive buffer and every descriptor that no handler has taken. One thread. The buffer grows with the bytes that have
/// really arrived, never with what a header claims, and is kept for the next frame.
/// </summary>
internal sealed class MessageFramer : IDisposable
{
    private const int InitialCapacity = 1 << 16;

    private readonly List<SafeFd?> _current = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
    private int _start;
    private int _end;

    /// <summary>Descriptors that arrived; add to it what came with the bytes.</summary>
    public List<SafeFd> Arrived { get; } = [];

    /// <summary>
    /// Where the next bytes go; never empty. Invalidates the message read last. Of a large message it ends where that ends: otherwise the
    /// start of the next frame would be received behind it, and be moved to the front, or make the buffer larger than a frame.
    /// </summary>
    public Span<byte> Space
    {
        get
        {
            MakeSpace();
            var pending = _buffer.AsSpan(_start, _end - _start);
            var total = pending.Length < DBusMessage.FixedLength ? 0 : DBusMessage.TotalLength(pending);
            var wanted = total > InitialCapacity ? total - pending.Length : InitialCapacity;
            return _buffer.AsSpan(_end, Math.Min(wanted, _buffer.Length - _end));
        }
    }

    /// <summary>Says how many bytes were written to <see cref="Space"/>.</summary>
    public void Advance(int count)
    {
        _end += count;
        if (Arrived.Count > DBusLimits.PendingDescriptors)
        {
            throw new ProtocolException($"{Arrived.Count} descriptors came without a message");
        }
    }

    /// <summary>Reads the next message, if all of it is there. Closes what the message before has left.</summary>
    /// <exception cref="ProtocolException">The bytes are not a message.</exception>
    public bool TryRead(out DBusMessage message)
    {
        CloseCurrent();
        message = default;
        var pending = _buffer.AsSpan(_start, _end - _start);
        if (pending.Length < DBusMessage.FixedLength)
        {
            return false;
        }

        var total = DBusMessage.TotalLength(pending);
        if (pending.Length < total)
        {
            return false;
        }

        _start += total;
        message = DBusMessage.Parse(pending[..total], this);
        if (message.DescriptorCount > Arrived.Count)
        {
            throw new ProtocolException($"a message announces {message.DescriptorCount} descriptors, {Arrived.Count} came");
        }

        for (var i = 0; i < (int)message.DescriptorCount; i++)
        {
            _current.Add(Arrived[i]);
        }

        Arrived.RemoveRange(0, (int)message.DescriptorCount);
        return true;
    }

    /// <summary>Moves a descriptor of the current message to the caller; null when there is none.</summary>
    public SafeFd? TakeDescriptor(uint index)
    {
        if (index >= _current.Count)
        {
            return null;
        }

        var fd = _current[(int)index];
        _current[(int)index] = null;
        return fd;
    }

    /// <summary>Closes all descriptors that nobody has taken and gives the buffer back.</summary>
    public void Dispose()
    {
        CloseCurrent();
        Arrived.ForEach(fd => fd.Dispose());
        Arrived.Clear();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            (_buffer, _start, _end) = ([], 0, 0);
        }
    }

    private void MakeSpace()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        var pending = _buffer.AsSpan(_start, _end - _start);
        if (_start >= _buffer.Length / 2)
        {
            pending.CopyTo(_buffer);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            pending.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        (_start, _end) = (0, pending.Length);
    }

    private void CloseCurrent()
    {
        foreach (var fd in _current)
        {
            fd?.Dispose();
        }

        _current.Clear();
    }
}
