using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>The control socket and `compositor ctl` on a wall of testcards that stand still.</summary>
public sealed class ControlTests
{
    private static readonly string[] Options = ["--output", "headless", "--size", "640x264"];
    private static readonly string Cards =
        Configurations.Start() + Configurations.Board("alpha", "320x240") + Configurations.Board("beta", "320x240");

    [Theory]
    [InlineData("nonsense", "bad-request")]
    [InlineData("[]", "bad-request")]
    [InlineData("{}", "bad-request")]
    [InlineData("""{"verb":"dance"}""", "unknown-verb")]
    [InlineData("""{"verb":"focus"}""", "bad-request")]
    [InlineData("""{"verb":"focus","name":"gamma"}""", "unknown-source")]
    [InlineData("""{"verb":"focus","name":"alpha:7"}""", "unknown-source")]
    [InlineData("""{"verb":"layout","name":"spiral"}""", "unknown-layout")]
    [InlineData("""{"verb":"screenshot","file":"relative.png"}""", "bad-request")]
    [InlineData("""{"verb":"screenshot","file":"/nowhere/at/all.png"}""", "failed")]
    [InlineData("""{"verb":"screenshot","file":"/tmp/x.png","output":"MOON"}""", "unknown-output")]
    [InlineData("""{"verb":"screenshot","file":"/tmp/x.png","source":"gamma"}""", "unknown-source")]
    [InlineData("""{"verb":"send-key","name":"alpha","keys":["Hyper"]}""", "unknown-key")]
    [InlineData("""{"verb":"send-key","name":"gamma","keys":["A"]}""", "unknown-source")]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":320,"y":0}""", "bad-request")]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":0,"y":0,"button":"nose"}""", "bad-request")]
    [InlineData("""{"verb":"status","name":"alpha"}""", "bad-request")]
    public async Task A_wrong_request_gets_an_error_and_the_connection_stays(string request, string code)
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);

        var answer = await wall.AskAsync(request);

        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEmpty(answer.GetProperty("error").GetProperty("message").GetString()!);
        await wall.StatusAsync();
    }

    [Fact]
    public async Task Focus_layout_keys_and_pointer_do_what_they_say()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);
        await wall.ControlAsync(new { verb = "focus", name = "beta" });
        Assert.True((await wall.SourceAsync("beta")).HasFocus);
        Assert.False((await wall.SourceAsync("alpha")).HasFocus);

        await wall.ControlAsync(new { verb = "layout", name = "single" });
        await wall.WaitForAsync("alpha", "is hidden", now => !now.IsShown);
        Assert.True((await wall.SourceAsync("beta")).IsShown);
        await wall.ControlAsync(new { verb = "layout", name = "grid" });
        await wall.WaitForAsync("alpha", "is shown", now => now.IsShown);

        await wall.ControlAsync(new { verb = "send-key", name = "alpha", keys = (string[])["A", "Ctrl+C"] });
        await wall.ControlAsync(new { verb = "send-pointer", name = "alpha", x = 200, y = 150, button = "left" });
        await Eventually.TrueAsync("the input is drawn", async () => await wall.CardAsync("alpha") is { Events: 8, Held: [], Pointer: (200, 150) });
        Assert.Equal(0, (await wall.CardAsync("beta")).Events);
    }

    [Fact]
    public async Task Screenshots_of_the_output_and_of_the_sources_agree()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);
        await wall.ControlAsync(new { verb = "send-key", name = "beta", keys = (string[])["A"] });
        await Eventually.TrueAsync("the key is drawn", async () => (await wall.CardAsync("beta")).Events == 2);

        var (alpha, beta) = (await wall.SourcePictureAsync("alpha"), await wall.SourcePictureAsync("beta"));
        var output = await wall.OutputPictureAsync("control.png");
        Assert.Equal(0, alpha.DifferencesTo(output.Cut(0, 24, 320, 240)));
        Assert.Equal(0, beta.DifferencesTo(output.Cut(320, 24, 320, 240)));
        Assert.NotEqual(0, alpha.DifferencesTo(beta));
    }

    [Fact]
    public async Task The_command_line_ends_with_the_code_of_what_came_of_it()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);

        Assert.Contains("alpha", (await ExpectAsync(0, "sources")).Output, StringComparison.Ordinal);
        await ExpectAsync(0, "focus", "beta");
        await ExpectAsync(0, "send-key", "beta", "A");
        await ExpectAsync(0, "screenshot", "--source", "beta", workspace["beta.png"]);
        Assert.Equal((320, 240), (PixelGrid.FromPng(workspace["beta.png"]).Width, PixelGrid.FromPng(workspace["beta.png"]).Height));
        Assert.Contains("gamma", (await ExpectAsync(1, "focus", "gamma")).Error, StringComparison.Ordinal);
        await ExpectAsync(2, "dance");
        await ExpectAsync(2, "focus");
        await ExpectAsync(0, "quit");
        Assert.Equal(0, await wall.WaitForEndAsync());
        Assert.Contains("control.sock", (await ExpectAsync(1, "status")).Error, StringComparison.Ordinal);

        async Task<ToolResult> ExpectAsync(int code, params string[] arguments)
        {
            var result = await wall.CtlAsync(arguments);
            Assert.True(code == result.ExitCode, $"ctl {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Output}{result.Error}");
            return result;
        }
    }

    [Fact]
    public async Task A_second_compositor_on_the_same_socket_is_refused_and_the_first_goes_on()
    {
        using var workspace = new Workspace();
        await using var wall = await StartAsync(workspace);

        var second = await Tool.RunAsync(
            CompositorProcess.Binary, ["run", "--config", workspace["compositor.toml"], "--socket", wall.SocketPath, .. Options]);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("another compositor is running", second.Output + second.Error, StringComparison.Ordinal);
        await wall.StatusAsync();
        Assert.Equal(0, (await wall.CtlAsync("status")).ExitCode);
    }

    private static async Task<CompositorProcess> StartAsync(Workspace workspace)
    {
        var wall = await CompositorProcess.StartAsync(workspace, Cards, Options);
        await wall.WaitForAsync("alpha", "is shown", now => now is { State: "live", IsShown: true });
        await wall.WaitForAsync("beta", "is shown", now => now is { State: "live", IsShown: true });
        return wall;
    }
}
