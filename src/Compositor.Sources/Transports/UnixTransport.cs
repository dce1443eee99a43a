using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>A unix socket; descriptors that come with the bytes are kept until somebody takes them.</summary>
public sealed class UnixTransport(UnixSocket socket) : Transport
{
    private const int MostPending = 16;

    private readonly List<SafeFd> _pending = [];

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer)
    {
        try
        {
            var count = socket.Receive(buffer, _pending);
            return _pending.Count <= MostPending ? count : throw new IOException($"{_pending.Count} descriptors came that no message wants");
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
    public override SafeFd? TakeDescriptor()
    {
        if (_pending.Count == 0)
        {
            return null;
        }

        var first = _pending[0];
        _pending.RemoveAt(0);
        return first;
    }

    /// <inheritdoc/>
    public override void Shutdown() => socket.Shutdown();

    /// <inheritdoc/>
    public override void Dispose()
    {
        socket.Dispose();
        _pending.ForEach(fd => fd.Dispose());
        _pending.Clear();
    }
}
