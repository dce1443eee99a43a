using Compositor.Sources;

namespace Compositor.Fuzz;

/// <summary>A server that says what it is given, hears everything and ends.</summary>
internal sealed class ReplayTransport(byte[] bytes) : Transport
{
    private int _at;

    // As a server of this machine: it may name memory of its GPU.
    public override bool IsLocal => true;

    public override int Receive(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
    }

    public override void Shutdown()
    {
    }

    public override void Dispose()
    {
    }
}
