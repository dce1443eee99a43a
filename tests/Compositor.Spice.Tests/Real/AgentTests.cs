using System.Text;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Unix;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>Sizes, clipboard and files through libspice-server to the port of an agent, and back.</summary>
public sealed class AgentTests
{
    private const int Long = 300_000;

    [Fact]
    public async Task Sizes_reach_the_card_when_an_agent_is_there_and_also_those_from_before()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        source.Host[0].Options!.Display!.RequestSize(new Size(800, 600), default);
        await new GuestAgent(server).BeginAsync(VmAgent.Ours);
        await server.InputAsync("wants 0 800x600+0+0");
        source.Host[0].Options!.Display!.RequestSize(new Size(1000, 700), default);
        await server.InputAsync("wants 0 1000x700+0+0");
    }

    [Fact]
    public async Task Two_heads_are_resized_by_one_message()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        await new GuestAgent(server).BeginAsync(VmAgent.Ours);
        await server.MonitorsAsync("400x600+0+0", "400x600+400+0");
        await source.UntilAsync(() => source.Host[1].Options?.Display is not null, "two heads", head: 1);
        source.Host[1].Options!.Display!.RequestSize(new Size(640, 480), default);
        await server.InputAsync("wants 0 400x600+0+0");
        await server.InputAsync("wants 1 640x480+400+0");
    }

    [Fact]
    public async Task Text_and_pictures_go_both_ways()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        var agent = new GuestAgent(server);
        await agent.BeginAsync(VmAgent.Ours);
        var wall = source.Host.Clipboard;
        var text = string.Concat(Enumerable.Range(0, Long / 10).Select(i => $"line {i:d6}\n"));
        wall.Content[ClipboardFormat.Text] = Encoding.UTF8.GetBytes(text);
        wall.Guest!.Offer([ClipboardFormat.Text]);
        Assert.Equal(Words(0, 0, 1), await agent.ExpectAsync(AgentMessage.ClipboardGrab));
        await agent.SayAsync(AgentMessage.ClipboardRequest, Words(0, 1));
        var pasted = await agent.ExpectAsync(AgentMessage.Clipboard);
        Assert.Equal(Words(0, 1), pasted[..8]);
        Assert.Equal(text, Encoding.UTF8.GetString(pasted.AsSpan(8)));

        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, .. Enumerable.Range(0, Long).Select(i => (byte)i)];
        await agent.SayAsync(AgentMessage.ClipboardGrab, Words(0, 1, 2));
        await source.UntilAsync(() => wall.Offers.Length == 1, "the guest's offer");
        var read = wall.Guest.ReadAsync(ClipboardFormat.Png, TestContext.Current.CancellationToken);
        Assert.Equal(Words(0, 2), await agent.ExpectAsync(AgentMessage.ClipboardRequest));
        await agent.SayAsync(AgentMessage.Clipboard, [.. Words(0, 2), .. png]);
        Assert.Equal(png, (await read).ToArray());
    }

    [Fact]
    public async Task A_file_arrives()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        var agent = new GuestAgent(server);
        await agent.BeginAsync(VmAgent.Ours);
        var content = Enumerable.Range(0, Long).Select(i => (byte)(i * 3)).ToArray();
        using var memfd = Memfd.Create("file", content.Length);
        using var handle = new SafeFileHandle(memfd.DangerousGetHandle(), ownsHandle: false);
        RandomAccess.Write(handle, content, 0);
        using var transfer = source.Host[0].Options!.Files!.Send(new GuestFile("file.bin", content.Length, memfd.Duplicate()));
        var id = (await agent.ExpectAsync(AgentMessage.FileStart))[..4];
        await agent.SayAsync(AgentMessage.FileStatus, [.. id, 0, 0, 0, 0]);
        var taken = new List<byte>();
        while (taken.Count < content.Length)
        {
            taken.AddRange((await agent.ExpectAsync(AgentMessage.FileData))[12..]);
        }

        Assert.Equal(content, taken);
        await agent.SayAsync(AgentMessage.FileStatus, [.. id, 3, 0, 0, 0]);
        await transfer.Completion.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_agent_that_ends_and_comes_again_is_known_anew()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server);
        var agent = new GuestAgent(server);
        for (var round = 0; round < 3; round++)
        {
            await agent.BeginAsync(VmAgent.Ours);
            source.Host.Clipboard.Guest!.Offer([ClipboardFormat.Text]);
            Assert.Equal(Words(0, 0, 1), await agent.ExpectAsync(AgentMessage.ClipboardGrab));
            source.Host.Clipboard.Guest!.Offer([]);
            await agent.ExpectAsync(AgentMessage.ClipboardRelease);
            await server.OpenAgentAsync(false);
        }
    }

    private static byte[] Words(params uint[] words) => [.. words.SelectMany(BitConverter.GetBytes)];

    private static async Task<RunningSource> StartAsync(SpiceServerProcess server)
    {
        var source = new RunningSource(server.Address);
        await server.WaitForClientAsync();
        await source.UntilAsync(() => source.Picture() is not null && source.Host[0].Options?.Input is not null, "the first picture");
        return source;
    }
}
