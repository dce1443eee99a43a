using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Reads a connection's bytes. One thread.</summary>
internal sealed class RfbReader(Transport transport) : ByteReader
{
    /// <summary>Bytes that have come so far.</summary>
    public long Received { get; private set; }

    /// <summary>Measures how fast updates come; null for nobody.</summary>
    public LinkMeter? Meter { get; set; }

    /// <inheritdoc/>
    protected override int Receive(Span<byte> target)
    {
        Meter?.Wait();
        var count = transport.Receive(target);
        Meter?.Receive(count);
        Received += count;
        return count > 0 ? count : throw new EndOfStreamException();
    }
}
