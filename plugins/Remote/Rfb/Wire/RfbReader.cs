using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Reads a connection's bytes. One thread.</summary>
internal sealed class RfbReader(Transport transport) : ByteReader
{
    /// <summary>Bytes that have come so far.</summary>
    public long Received { get; private set; }

    /// <inheritdoc/>
    protected override int Receive(Span<byte> target)
    {
        var count = transport.Receive(target);
        Received += count;
        return count > 0 ? count : throw new EndOfStreamException();
    }
}
