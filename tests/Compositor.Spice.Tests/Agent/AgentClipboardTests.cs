using System.Text;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

public sealed class AgentClipboardTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    [Fact]
    public async Task What_the_wall_has_is_grabbed_and_sent_when_it_is_pasted()
    {
        using var stage = Start();
        stage.Host.Clipboard.Content[ClipboardFormat.Text] = "grüße"u8.ToArray();
        stage.Host.Clipboard.Content[ClipboardFormat.Png] = Png;
        stage.Guest.Offer([ClipboardFormat.Text, ClipboardFormat.Png]);
        Assert.Equal(Words(0, 0, 1, 2), stage.Expect(AgentMessage.ClipboardGrab));
        stage.Say(AgentMessage.ClipboardRequest, Words(0, 1));
        Assert.Equal([.. Words(0, 1), .. "grüße"u8], stage.Expect(AgentMessage.Clipboard));
        await AnsweredAsync(stage, Words(0, 2), [.. Words(0, 2), .. Png]);
    }

    [Fact]
    public void What_the_wall_has_no_more_is_released_and_another_thing_is_no_release()
    {
        using var stage = Start();
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Guest.Offer([ClipboardFormat.Png]);
        stage.Guest.Offer([]);
        stage.Guest.Offer([]);
        Assert.Equal(Words(0, 0, 1), stage.Expect(AgentMessage.ClipboardGrab));
        Assert.Equal(Words(0, 1, 2), stage.Expect(AgentMessage.ClipboardGrab));
        Assert.Equal(Words(0), stage.Expect(AgentMessage.ClipboardRelease));
        Assert.True(stage.IsQuiet());
    }

    [Fact]
    public void An_old_agent_gets_messages_as_it_knows_them()
    {
        using var stage = new AgentStage(AgentCapabilities.ClipboardByDemand);
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Guest.Offer([ClipboardFormat.Text]);
        Assert.Equal(Words(1), stage.Expect(AgentMessage.ClipboardGrab));
        Assert.Empty(stage.Expect(AgentMessage.ClipboardRelease));
        Assert.Equal(Words(1), stage.Expect(AgentMessage.ClipboardGrab));
    }

    [Fact]
    public void What_was_offered_before_an_agent_came_is_offered_to_it()
    {
        using var stage = new AgentStage(capabilities: null);
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Expect(AgentMessage.Capabilities);
        Assert.True(stage.IsQuiet());
        stage.Agent.Receive(AgentBytes.Capabilities(false, (uint)AgentStage.Modern));
        stage.Expect(AgentMessage.MaximumClipboard);
        stage.Expect(AgentMessage.ClipboardGrab);
    }

    [Fact]
    public async Task What_the_guest_has_is_read_when_somebody_pastes()
    {
        using var stage = Start();
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 0, 1, 5, 2));
        Assert.Equal([ClipboardFormat.Text, ClipboardFormat.Png], Assert.Single(stage.Host.Clipboard.Offers));
        var text = stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken);
        var again = stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken);
        Assert.Equal(Words(0, 1), stage.Expect(AgentMessage.ClipboardRequest));
        stage.Say(AgentMessage.Clipboard, [.. Words(0, 1), .. "héllo\0"u8]);
        Assert.Equal("héllo", Encoding.UTF8.GetString((await text).Span));
        Assert.Equal("héllo", Encoding.UTF8.GetString((await again).Span));
        var png = stage.Guest.ReadAsync(ClipboardFormat.Png, TestContext.Current.CancellationToken);
        stage.Expect(AgentMessage.ClipboardRequest);
        stage.Say(AgentMessage.Clipboard, [.. Words(0, 2), .. Png]);
        Assert.Equal(Png, (await png).ToArray());
        stage.Say(AgentMessage.ClipboardRelease, Words(0));
        Assert.Empty(stage.Host.Clipboard.Offers[^1]);
        Assert.True((await stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken)).IsEmpty);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe }, 1)]
    [InlineData(new byte[] { 1, 2, 3 }, 2)]
    [InlineData(new byte[0], 0)]
    public async Task What_is_not_what_it_says_is_nothing(byte[] content, uint type)
    {
        using var stage = Start();
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 0, 1, 2));
        var read = stage.Guest.ReadAsync(type == 2 ? ClipboardFormat.Png : ClipboardFormat.Text, TestContext.Current.CancellationToken);
        stage.Expect(AgentMessage.ClipboardRequest);
        stage.Say(AgentMessage.Clipboard, [.. Words(0, type), .. content]);
        Assert.True((await read).IsEmpty);
    }

    [Fact]
    public async Task A_guest_that_sends_nothing_has_nothing()
    {
        using var stage = Start();
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 0, 1));
        var read = stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken);
        stage.Time.Advance(AgentClipboard.Patience);
        Assert.True((await read).IsEmpty);
        var second = stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken);
        stage.Agent.Disconnect();
        Assert.True((await second).IsEmpty);
        Assert.Empty(stage.Host.Clipboard.Offers[^1]);
    }

    [Fact]
    public void Only_the_newer_of_two_crossing_grabs_counts_and_other_selections_are_the_guests_own()
    {
        using var stage = Start();
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 0, 1));
        stage.Say(AgentMessage.ClipboardGrab, Words(1, 9, 1));
        Assert.Empty(stage.Host.Clipboard.Offers);
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 1, 1));
        Assert.Single(stage.Host.Clipboard.Offers);
    }

    [Fact]
    public void A_guest_gets_nothing_that_it_was_not_offered()
    {
        using var stage = Start();
        stage.Host.Clipboard.Content[ClipboardFormat.Text] = "secret"u8.ToArray();
        stage.Say(AgentMessage.ClipboardRequest, Words(0, 1));
        Assert.Equal(Words(0, 0), stage.Expect(AgentMessage.Clipboard));
        stage.Guest.Offer([ClipboardFormat.Png]);
        stage.Expect(AgentMessage.ClipboardGrab);
        stage.Say(AgentMessage.ClipboardRequest, Words(0, 1));
        Assert.Equal(Words(0, 0), stage.Expect(AgentMessage.Clipboard));
    }

    [Fact]
    public async Task Lines_end_as_the_guest_has_them()
    {
        using var stage = Start(AgentStage.Modern | AgentCapabilities.GuestLinesCrLf);
        stage.Host.Clipboard.Content[ClipboardFormat.Text] = "a\nb\r\nc"u8.ToArray();
        stage.Guest.Offer([ClipboardFormat.Text]);
        stage.Expect(AgentMessage.ClipboardGrab);
        stage.Say(AgentMessage.ClipboardRequest, Words(0, 1));
        Assert.Equal([.. Words(0, 1), .. "a\r\nb\r\nc"u8], stage.Expect(AgentMessage.Clipboard));
        stage.Say(AgentMessage.ClipboardGrab, Words(0, 1, 1));
        var read = stage.Guest.ReadAsync(ClipboardFormat.Text, TestContext.Current.CancellationToken);
        stage.Expect(AgentMessage.ClipboardRequest);
        stage.Say(AgentMessage.Clipboard, [.. Words(0, 1), .. "a\r\nb\n\rc"u8]);
        Assert.Equal("a\nb\n\rc"u8.ToArray(), (await read).ToArray());
    }

    private static AgentStage Start(AgentCapabilities agent = AgentStage.Modern)
    {
        var stage = new AgentStage(agent);
        Assert.Equal(BitConverter.GetBytes(IClipboard.MostBytes), stage.Expect(AgentMessage.MaximumClipboard));
        return stage;
    }

    // One answer at a time: a second question may come before the first one is done.
    private static Task AnsweredAsync(AgentStage stage, byte[] question, byte[] answer) => Task.Run(
        () =>
        {
            byte[] seen;
            do
            {
                stage.Say(AgentMessage.ClipboardRequest, question);
                seen = stage.Expect(AgentMessage.Clipboard);
            }
            while (seen.SequenceEqual(Words(0, 0)));
            Assert.Equal(answer, seen);
        },
        TestContext.Current.CancellationToken);

    private static byte[] Words(params uint[] words) => [.. words.SelectMany(BitConverter.GetBytes)];
}
