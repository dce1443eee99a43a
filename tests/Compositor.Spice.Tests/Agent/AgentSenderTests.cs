using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

public sealed class AgentSenderTests
{
    [Fact]
    public async Task What_waits_is_bounded_also_when_messages_are_short()
    {
        using var server = new FakeServer();
        var sender = new AgentSender(server.Link);
        sender.Open(tokens: 0);
        var sent = Enumerable.Range(0, 5000).Select(_ => sender.SendAsync(AgentMessage.Capabilities, new byte[8])).ToList();
        Assert.Equal(AgentSender.MostMessages, sent.Count(task => !task.IsCompleted));
        foreach (var refused in sent.Where(task => task.IsCompleted))
        {
            Assert.False(await refused);
        }

        sender.Close();
        Assert.False((await Task.WhenAll(sent)).Contains(true));
    }
}
