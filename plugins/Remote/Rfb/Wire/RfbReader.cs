using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Reads a connection's bytes. One thread.</summary>
internal sealed class RfbReader(Transport transport) : ByteReader
{
    private volatile bool _isEnded;

    /// <summary>Bytes that have come so far.</summary>
    public long Received { get; private set; }

    /// <summary>Measures how fast updates come; null for nobody.</summary>
    public LinkMeter? Meter { get; set; }

    /// <summary>Of the canvas that is drawn in meanwhile, by who holds it; let go while bytes are waited for, for nobody who shows it may wait for a server. Null for none.</summary>
    public DrawLock? Drawn { get; set; }

    /// <summary>Ends what may take long although all its bytes are here: see <see cref="ThrowIfEnded"/>. Any thread.</summary>
    public void End() => _isEnded = true;

    /// <summary>To be asked between the parts of what has no bounds but the bytes that came: a few kilobytes can copy the screen a thousand times.</summary>
    /// <exception cref="EndOfStreamException">The session ends.</exception>
    public void ThrowIfEnded()
    {
        if (_isEnded)
        {
            throw new EndOfStreamException();
        }
    }

    /// <inheritdoc/>
    protected override int Receive(Span<byte> target)
    {
        Drawn?.EndDrawing();
        try
        {
            return Wait(target);
        }
        finally
        {
            Drawn?.BeginDrawing();
        }
    }

    private int Wait(Span<byte> target)
    {
        Meter?.Wait();
        var count = transport.Receive(target);
        Meter?.Receive(count);
        Received += count;
        return count > 0 ? count : throw new EndOfStreamException();
    }
}
