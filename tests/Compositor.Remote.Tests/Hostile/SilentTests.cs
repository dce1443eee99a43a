using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Replay;
using Compositor.Sources;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>What waits for its client to speak, as web servers and SPICE servers do.</summary>
public sealed class SilentTests
{
    [Fact]
    public async Task A_server_that_says_nothing_is_told_when_it_has_had_its_time()
    {
        var time = new FakeTimeProvider();
        using var server = new SayingServer([]);
        using var host = new RecordingHost(time);
        await using var session = new RfbSession(host, "silent", Recorded.Options(), "", ServerTrust.System);
        var opener = new WaitingOpener(new TransportOpener(VncAddressParser.Parse(server.Address), ServerTrust.System, () => throw new InvalidOperationException("no web server")));
        var running = session.RunAsync(opener, CancellationToken.None);
        await opener.Waited.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        var end = await Assert.ThrowsAsync<SourceException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("does not answer in time; is it a VNC server?", end.Message, StringComparison.Ordinal);
    }

    private sealed class WaitingOpener(ITransportOpener opener) : ITransportOpener
    {
        public TaskCompletionSource Waited { get; } = new();

        public async Task<Transport> OpenAsync(CancellationToken cancellationToken) => new Waiting(await opener.OpenAsync(cancellationToken), Waited);

        private sealed class Waiting(Transport below, TaskCompletionSource waited) : Transport
        {
            public override bool IsLocal => false;

            public override int Receive(Span<byte> buffer)
            {
                waited.TrySetResult();
                return below.Receive(buffer);
            }

            public override void Send(ReadOnlySpan<byte> bytes) => below.Send(bytes);

            public override void Shutdown() => below.Shutdown();

            public override void Dispose() => below.Dispose();
        }
    }
}
