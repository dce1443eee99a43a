using System.Text;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>The whole program with two machines that have agents: what is copied in one is pasted in the other, and files are sent.</summary>
public sealed class WallAgentTests
{
    [Fact]
    public async Task What_is_copied_in_one_machine_is_pasted_in_the_other_if_both_may()
    {
        using var workspace = new Workspace();
        await using var first = await SpiceServerProcess.StartUnixAsync();
        await using var second = await SpiceServerProcess.StartUnixAsync();
        var (one, two) = (new GuestAgent(first), new GuestAgent(second));
        await using var compositor = await StartAsync(workspace, first, second);
        await one.BeginAsync(VmAgent.Ours);
        await two.BeginAsync(VmAgent.Ours);

        // The machine with the focus copies; the other one is told when it gets the focus.
        var turn = 0;
        await Eventually.TrueAsync("the other machine is offered it", async () =>
        {
            await compositor.ControlAsync(new { verb = "focus", name = turn++ % 2 == 0 ? "first" : "second" });
            if (turn % 2 == 1)
            {
                await one.SayAsync(AgentMessage.ClipboardGrab, Words(0, 0, 1));
            }

            return two.HasHeard(AgentMessage.ClipboardGrab);
        });
        await compositor.ControlAsync(new { verb = "focus", name = "second" });
        await two.SayAsync(AgentMessage.ClipboardRequest, Words(0, 1));
        Assert.Equal(Words(0, 1), await one.ExpectAsync(AgentMessage.ClipboardRequest));
        byte[] answer = [.. Words(0, 1), .. "from one to the other"u8];
        await one.SayAsync(AgentMessage.Clipboard, answer);
        Assert.Equal(answer, await two.ExpectAsync(AgentMessage.Clipboard));
    }

    [Fact]
    public async Task A_file_is_sent_from_the_command_line()
    {
        using var workspace = new Workspace();
        await using var first = await SpiceServerProcess.StartUnixAsync();
        await using var second = await SpiceServerProcess.StartUnixAsync();
        await using var compositor = await StartAsync(workspace, first, second);
        var agent = new GuestAgent(first);
        await agent.BeginAsync(VmAgent.Ours);
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 5)).ToArray();
        await File.WriteAllBytesAsync(workspace["report.pdf"], content, TestContext.Current.CancellationToken);
        var sending = compositor.CtlAsync("send-file", "first", workspace["report.pdf"]);
        var start = await agent.ExpectAsync(AgentMessage.FileStart);
        Assert.Contains("name=report.pdf\nsize=100000\n", Encoding.UTF8.GetString(start.AsSpan(4)), StringComparison.Ordinal);
        await agent.SayAsync(AgentMessage.FileStatus, [.. start[..4], 0, 0, 0, 0]);
        var taken = new List<byte>();
        while (taken.Count < content.Length)
        {
            taken.AddRange((await agent.ExpectAsync(AgentMessage.FileData))[12..]);
        }

        Assert.Equal(content, taken);
        await agent.SayAsync(AgentMessage.FileStatus, [.. start[..4], 3, 0, 0, 0]);
        Assert.Contains("is on first (100000 bytes)", (await sending).Output, StringComparison.Ordinal);

        var refused = await compositor.CtlAsync("send-file", "second", workspace["report.pdf"]);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("no agent runs in the guest", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_is_asked_for_the_size_of_its_tile()
    {
        using var workspace = new Workspace();
        await using var first = await SpiceServerProcess.StartUnixAsync();
        await using var second = await SpiceServerProcess.StartUnixAsync();
        await using var compositor = await StartAsync(workspace, first, second);
        await new GuestAgent(second).BeginAsync(VmAgent.Ours);
        await second.InputAsync("wants 0 400x576+0+0");
        await compositor.ControlAsync(new { verb = "layout", name = "single" });
        await compositor.ControlAsync(new { verb = "focus", name = "second" });
        await second.InputAsync("wants 0 800x600+0+0");
    }

    private static async Task<CompositorProcess> StartAsync(Workspace workspace, SpiceServerProcess first, SpiceServerProcess second)
    {
        var configuration = $"""
            [[source]]
            name = "first"
            kind = "spice"
            address = "{first.Address}"
            clipboard = "from-guest"
            [[source]]
            name = "second"
            kind = "spice"
            address = "{second.Address}"
            clipboard = "to-guest"
            resize = "guest"
            """;
        var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless", "--size", "800x600"]);
        await first.WaitForClientAsync();
        await second.WaitForClientAsync();
        return compositor;
    }

    private static byte[] Words(params uint[] words) => [.. words.SelectMany(BitConverter.GetBytes)];
}
