using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Xunit;

namespace Compositor.Spice.Tests.Link;

public sealed class ChannelLinkTests
{
    [Fact]
    public async Task Messages_are_acknowledged_as_the_server_asks_and_pings_answered()
    {
        using var server = new FakeServer();
        var seen = new Recorder();
        var running = Task.Run(() => server.Link.Run(seen), TestContext.Current.CancellationToken);
        server.Send((ushort)BaseMessage.SetAck, 7, 0, 0, 0, 3, 0, 0, 0);
        Expect(server, BaseReply.AckSync, 7, 0, 0, 0);
        for (var i = 0; i < 3; i++)
        {
            server.Send(1000);
        }

        // The message that asked counts, too.
        Expect(server, BaseReply.Ack);
        server.Send((ushort)BaseMessage.Ping, 1, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 9, 9, 9);
        Expect(server, BaseReply.Pong, 1, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2);
        server.End();
        await running;
        Assert.Equal([1000, 1000, 1000], seen.Types);
    }

    [Fact]
    public async Task A_window_of_nothing_asks_for_no_acknowledgement()
    {
        using var server = new FakeServer();
        var running = Task.Run(() => server.Link.Run(new Recorder()), TestContext.Current.CancellationToken);
        server.Send((ushort)BaseMessage.SetAck, 7, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal((ushort)BaseReply.AckSync, server.Receive().Type);
        server.Send(1000);
        server.Send((ushort)BaseMessage.Ping, new byte[12]);
        Assert.Equal((ushort)BaseReply.Pong, server.Receive().Type);
        server.End();
        await running;
    }

    [Fact]
    public async Task A_server_that_goes_in_the_middle_of_a_message_is_told_from_one_that_ends()
    {
        using var server = new FakeServer();
        var running = Task.Run(() => server.Link.Run(new Recorder()), TestContext.Current.CancellationToken);
        server.SendRaw([1, 0, 10, 0, 0, 0, 1, 2, 3]);
        server.End();
        await Assert.ThrowsAsync<EndOfStreamException>(() => running);
    }

    [Theory]
    [InlineData((ushort)BaseMessage.SetAck, 7)]
    [InlineData((ushort)BaseMessage.Ping, 11)]
    public async Task A_short_message_ends_the_channel_with_a_reason(ushort type, int length)
    {
        using var server = new FakeServer();
        var running = Task.Run(() => server.Link.Run(new Recorder()), TestContext.Current.CancellationToken);
        server.Send(type, new byte[length]);
        await Assert.ThrowsAsync<SpiceException>(() => running);
    }

    private static void Expect(FakeServer server, BaseReply type, params byte[] body)
    {
        var (seen, bytes) = server.Receive();
        Assert.Equal(type, (BaseReply)seen);
        Assert.Equal(body, bytes);
    }

    private sealed class Recorder : IMessageHandler
    {
        public List<int> Types { get; } = [];

        public void Handle(ushort type, ReadOnlySpan<byte> body) => Types.Add(type);
    }
}
