using Compositor.Shell.Tests.Control;
using Xunit;

namespace Compositor.Shell.Tests.CommandLine;

/// <summary>The built executable as a client of a server in this process.</summary>
public sealed class CtlTests
{
    [Theory]
    [InlineData("focus alpha", "focus", "alpha")]
    [InlineData("keys alpha A Ctrl+Alt+Delete", "send-key", "alpha", "a", "ctrl+alt+del")]
    [InlineData("volume alpha 30", "volume", "alpha", "30")]
    [InlineData("volume alpha True", "volume", "alpha", "mute")]
    [InlineData("volume alpha False", "volume", "alpha", "unmute")]
    [InlineData("pointer alpha 3,4 272", "send-pointer", "alpha", "3", "4", "left")]
    [InlineData("quit", "quit")]
    public async Task AVerbReachesTheShell(string call, params string[] arguments)
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync(["ctl", "--socket", server.SocketPath, .. arguments]);

        Assert.Equal((0, string.Empty, string.Empty), (ended.ExitCode, ended.Output, ended.Error));
        Assert.Equal([call], server.Shell.Calls);
    }

    [Fact]
    public async Task AScreenshotStartsFromTheCallersDirectory()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunInAsync("/usr", new Dictionary<string, string?>(), "ctl", "screenshot", "now.png", "--socket", server.SocketPath);

        Assert.Equal("/usr/now.png (1280x800)\n", ended.Output);
    }

    [Fact]
    public async Task AFileIsFollowedToItsEnd()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunInAsync("/usr", new Dictionary<string, string?>(), "ctl", "send-file", "alpha", "f", "--socket", server.SocketPath);

        Assert.Equal((0, "/tmp/f is on alpha (100 bytes)\n", string.Empty), (ended.ExitCode, ended.Output, ended.Error));
        Assert.Equal(["file alpha /usr/f", "transfer 1"], server.Shell.Calls);
    }

    [Fact]
    public async Task AFileThatCannotBeSentIsTold()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync("ctl", "send-file", "missing", "f", "--socket", server.SocketPath);

        Assert.Equal((1, string.Empty), (ended.ExitCode, ended.Output));
        Assert.StartsWith("compositor: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SourcesAreATable()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync("ctl", "sources", "--socket", server.SocketPath);

        Assert.Equal(
            """
            SURFACE  KIND      STATE  SIZE     FORMAT  IMPORT  FRAMES  OUTPUT
            alpha    testcard  live   640x480  XR24    upload  7       HEADLESS-1  focus
            beta     virgil    away   -        -       -       -       -
            beta: QEMU is not there (next attempt in 4 s)
            alpha is shown by upload, because no GPU

            """,
            ended.Output);
    }

    [Fact]
    public async Task StatusIsForPeople()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync("ctl", "status", "--socket", server.SocketPath);

        Assert.Equal(
            """
            compositor 1.2.3, up 1 h 2 min
            configuration /etc/c.toml
            layout grid, input click-to-focus, focus alpha
            audio none, heard -, loudspeaker closed

            OUTPUT      SIZE      REFRESH  DRIVER    RENDERER  PRESENTER  FRAMES
            HEADLESS-1  1280x800  60       headless  cpu       memory     42

            """,
            ended.Output);
    }

    [Fact]
    public async Task JsonIsTheReplyAsItCame()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync("ctl", "quit", "--json", "--socket", server.SocketPath);

        Assert.Equal("{\"ok\":true}\n", ended.Output);
    }

    [Fact]
    public async Task ARefusalIsOnStandardErrorWithOne()
    {
        await using var server = new RunningServer();

        var ended = await ShellProcess.RunAsync("ctl", "focus", "missing", "--socket", server.SocketPath);

        Assert.Equal((1, "compositor: there is no source \"missing\"\n"), (ended.ExitCode, ended.Error));
    }
}
