using Compositor.Plugins.Remote;
using Compositor.Sources;

namespace Compositor.Remote.Tests.Replay;

/// <summary>A server that says what was recorded, hears nothing, and ends.</summary>
internal sealed class ReplayOpener(byte[] bytes) : ITransportOpener
{
    public Task<Transport> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<Transport>(new Replaying(bytes));

    private sealed class Replaying(byte[] bytes) : Transport
    {
        private int _at;

        public override bool IsLocal => false;

        public override int Receive(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override void Send(ReadOnlySpan<byte> sent)
        {
        }

        public override void Shutdown()
        {
        }

        public override void Dispose()
        {
        }
    }
}
