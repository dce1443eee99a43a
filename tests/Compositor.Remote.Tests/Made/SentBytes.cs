using Compositor.Sources;

namespace Compositor.Remote.Tests.Made;

/// <summary>A connection that keeps what is sent, and has nothing to say.</summary>
internal sealed class SentBytes : Transport
{
    private readonly MemoryStream _bytes = new();

    public byte[] Bytes => _bytes.ToArray();

    public override bool IsLocal => true;

    public override int Receive(Span<byte> buffer) => 0;

    public override void Send(ReadOnlySpan<byte> sent) => _bytes.Write(sent);

    public override void Shutdown()
    {
    }

    public override void Dispose() => _bytes.Dispose();
}
