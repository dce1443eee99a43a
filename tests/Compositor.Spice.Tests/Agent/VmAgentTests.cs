using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

public sealed class VmAgentTests
{
    [Fact]
    public void It_is_asked_what_it_can_and_answered_when_it_asks()
    {
        using var stage = new AgentStage(capabilities: null);
        Assert.Equal([1, 0, 0, 0, .. AgentBytes.Word((uint)VmAgent.Ours)], stage.Expect(AgentMessage.Capabilities));
        stage.Agent.Receive(AgentBytes.Capabilities(isRequest: true, 0));
        Assert.Equal([0, 0, 0, 0, .. AgentBytes.Word((uint)VmAgent.Ours)], stage.Expect(AgentMessage.Capabilities));
    }

    [Fact]
    public void Messages_go_in_pieces_one_for_each_token()
    {
        using var stage = new AgentStage(tokens: 3);
        stage.Host.Clipboard.Content[ClipboardFormat.Text] = Enumerable.Repeat((byte)'a', 10000).ToArray();
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Agent.AddTokens(3);
        stage.Expect(AgentMessage.MaximumClipboard);
        stage.Expect(AgentMessage.ClipboardGrab);
        stage.Say(AgentMessage.ClipboardRequest, [0, 0, 0, 0, 1, 0, 0, 0]);

        // Three are left, of six; the other two wait for more.
        var before = stage.Pieces.Count;
        for (var i = 0; i < 3; i++)
        {
            stage.TakePiece();
        }

        Assert.Equal([2048, 2048, 2048], stage.Pieces.Skip(before));
        Assert.True(stage.IsQuiet());
        stage.Agent.AddTokens(2);
        Assert.Equal(10008, stage.Expect(AgentMessage.Clipboard).Length);
        Assert.Equal([2048, 1836], stage.Pieces.Skip(before + 3));
    }

    [Fact]
    public void The_server_gets_its_tokens_back()
    {
        using var stage = new AgentStage();
        for (var i = 0; i < 40; i++)
        {
            stage.Say(AgentMessage.Reply);
        }

        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Expect(AgentMessage.MaximumClipboard);
        stage.Expect(AgentMessage.ClipboardGrab);
        Assert.Equal(32u, stage.Told);
    }

    [Fact]
    public void One_that_talks_nonsense_is_not_heard_until_another_one_comes()
    {
        using var stage = new AgentStage();
        stage.Agent.Receive(new byte[64]);
        stage.Say(AgentMessage.ClipboardGrab, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        Assert.Empty(stage.Host.Clipboard.Offers);
        stage.Agent.Connect(10);
        stage.Agent.Receive(AgentBytes.Capabilities(isRequest: false, (uint)VmAgent.Ours));
        stage.Say(AgentMessage.ClipboardGrab, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        Assert.Single(stage.Host.Clipboard.Offers);
    }

    [Fact]
    public void Mutated_messages_end_nothing()
    {
        var random = new Random(7);
        byte[] talk =
        [
            .. AgentBytes.Capabilities(true, (uint)VmAgent.Ours),
            .. AgentBytes.Message(7, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]),
            .. AgentBytes.Message(8, [0, 0, 0, 0, 1, 0, 0, 0]),
            .. AgentBytes.Message(4, [0, 0, 0, 0, 1, 0, 0, 0, (byte)'x']),
            .. AgentBytes.Message(9, [0, 0, 0, 0]),
            .. AgentBytes.Message(11, [1, 0, 0, 0, 4, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ];
        using var stage = new AgentStage(tokens: 0, capabilities: null);
        for (var round = 0; round < 20000; round++)
        {
            var bytes = talk.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            stage.Agent.Disconnect();
            stage.Agent.Connect(0);
            for (var at = 0; at < bytes.Length;)
            {
                var count = Math.Min(random.Next(1, 60), bytes.Length - at);
                stage.Agent.Receive(bytes.AsSpan(at, count));
                at += count;
            }

            while (!stage.IsQuiet())
            {
                stage.Drop();
            }
        }
    }

    [Fact]
    public void Sizes_of_all_heads_go_in_one_message_after_a_moment()
    {
        using var stage = new AgentStage();
        Assert.True(stage.Places.TryTake(0, 0, new Rect(0, 0, 1024, 768)));
        Assert.True(stage.Places.TryTake(1, 0, new Rect(1024, 0, 640, 480)));
        stage.Expect(AgentMessage.MaximumClipboard);
        stage.Agent.Monitors.Request(1, new Size(700, 500));
        stage.Agent.Monitors.Request(1, new Size(800, 600));
        stage.Agent.Monitors.Request(2, new Size(-1, 600));
        Assert.True(stage.IsQuiet());
        stage.Time.Advance(MonitorsWish.Pause);
        var body = stage.Expect(AgentMessage.MonitorsConfig);
        Assert.Equal(
            [2u, 1, 768, 1024, 32, 0, 0, 600, 800, 32, 1024, 0],
            Enumerable.Range(0, body.Length / 4).Select(i => BitConverter.ToUInt32(body, i * 4)));
    }
}
