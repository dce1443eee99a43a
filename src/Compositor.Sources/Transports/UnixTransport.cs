using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>
/// A unix socket; descriptors that come with the bytes are kept until somebody takes them. The kernel never hands out a byte that follows a
/// descriptor's together with it (unix(7)), so that where each of them belongs is known although messages are received many at a time.
/// </summary>
public sealed class UnixTransport(UnixSocket socket) : Transport
{
    private const int MostPending = 16;

    private readonly List<SafeFd> _came = [];
    private readonly Queue<(long End, SafeFd Fd)> _pending = [];
    private long _received;

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer)
    {
        try
        {
            var count = socket.Receive(buffer, _came);
            _received += count;
            if (_came.Count > 0)
            {
                Keep();
            }

            return count;
        }
        catch (UnixException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (UnixException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override SafeFd? TakeDescriptor(int behind)
    {
        var end = _received - behind;
        SafeFd? taken = null;
        var count = 0;
        while (_pending.TryPeek(out var next) && next.End <= end)
        {
            _pending.Dequeue();
            if (next.End < end || count++ > 0)
            {
                next.Fd.Dispose();
            }
            else
            {
                taken = next.Fd;
            }
        }

        if (count > 1)
        {
            taken?.Dispose();
            throw new IOException($"{count} descriptors came where one belongs");
        }

        return taken;
    }

    /// <inheritdoc/>
    public override void Shutdown() => socket.Shutdown();

    /// <inheritdoc/>
    public override void Dispose()
    {
        socket.Dispose();
        _came.ForEach(fd => fd.Dispose());
        _came.Clear();
        while (_pending.TryDequeue(out var left))
        {
            left.Fd.Dispose();
        }
    }

    private void Keep()
    {
        foreach (var fd in _came)
        {
            _pending.Enqueue((_received, fd));
        }

        _came.Clear();
        if (_pending.Count > MostPending)
        {
            throw new IOException($"{_pending.Count} descriptors came that no message wants");
        }
    }
}
