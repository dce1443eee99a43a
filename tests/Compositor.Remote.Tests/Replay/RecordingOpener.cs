using Compositor.Plugins.Remote;
using Compositor.Sources;

namespace Compositor.Remote.Tests.Replay;

/// <summary>The way to a real server that keeps all that the server sends.</summary>
internal sealed class RecordingOpener(ITransportOpener opener) : ITransportOpener
{
    private readonly MemoryStream _bytes = new();

    /// <summary>What came, up to now.</summary>
    public byte[] Bytes
    {
        get
        {
            lock (_bytes)
            {
                return _bytes.ToArray();
            }
        }
    }

    public async Task<Transport> OpenAsync(CancellationToken cancellationToken) => new Recording(await opener.OpenAsync(cancellationToken), _bytes);

    private sealed class Recording(Transport below, MemoryStream bytes) : Transport
    {
        public override bool IsLocal => below.IsLocal;

        public override int Receive(Span<byte> buffer)
        {
            var count = below.Receive(buffer);
            lock (bytes)
            {
                bytes.Write(buffer[..count]);
            }

            return count;
        }

        public override void Send(ReadOnlySpan<byte> sent) => below.Send(sent);

        public override void Shutdown() => below.Shutdown();

        public override void Dispose() => below.Dispose();
    }
}
