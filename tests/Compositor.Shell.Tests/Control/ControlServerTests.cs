using System.Net.Sockets;
using System.Text.Json;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Shell.Tests.Control;

/// <summary>The wire. That other users are refused cannot be tested here: it takes a second user.</summary>
public sealed class ControlServerTests
{
    [Theory]
    [InlineData("""{"verb":"focus","name":"alpha:1"}""", "focus alpha:1")]
    [InlineData("""{"verb":"layout","name":"grid"}""", "layout grid")]
    [InlineData("""{"verb":"send-key","name":"alpha","keys":["a","Ctrl+Alt+Del"]}""", "keys alpha A Ctrl+Alt+Delete")]
    [InlineData("""{"verb":"volume","name":"alpha","volume":30}""", "volume alpha 30")]
    [InlineData("""{"verb":"volume","name":"alpha","muted":true}""", "volume alpha True")]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":3,"y":4}""", "pointer alpha 3,4 ")]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":3,"y":4,"button":"right"}""", "pointer alpha 3,4 273")]
    [InlineData("""{"verb":"quit"}""", "quit")]
    public async Task AVerbReachesTheShell(string request, string call)
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        Assert.Equal("""{"ok":true}""", await client.AskAsync(request));
        Assert.Equal([call], server.Shell.Calls);
    }

    [Fact]
    public async Task AScreenshotIsOfAnOutputOrASource()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        Assert.Equal(
            """{"ok":true,"screenshot":{"file":"/tmp/a.png","width":1280,"height":800}}""",
            await client.AskAsync("""{"verb":"screenshot","file":"/tmp/a.png"}"""));
        await client.AskAsync("""{"verb":"screenshot","file":"/tmp/a.png","output":"X"}""");
        await client.AskAsync("""{"verb":"screenshot","file":"/tmp/a.png","source":"alpha"}""");
        Assert.Equal(["screenshot /tmp/a.png ", "screenshot /tmp/a.png X", "screenshot /tmp/a.png alpha"], server.Shell.Calls);
    }

    [Fact]
    public async Task AFileIsBegunFollowedAndGivenUp()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        Assert.Equal(
            """{"ok":true,"transfer":{"id":1,"name":"alpha","file":"/tmp/f","sent":0,"length":100,"done":false}}""",
            await client.AskAsync("""{"verb":"send-file","name":"alpha","file":"/tmp/f"}"""));
        Assert.Contains("\"done\":true", await client.AskAsync("""{"verb":"file-transfer","id":1}"""), StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"it was cancelled\"", await client.AskAsync("""{"verb":"cancel-file","id":1}"""), StringComparison.Ordinal);
        Assert.Equal(["file alpha /tmp/f", "transfer 1", "cancel 1"], server.Shell.Calls);
    }

    [Fact]
    public async Task APowerActionIsAskedFor()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        Assert.Equal("""{"ok":true}""", await client.AskAsync("""{"verb":"power","name":"alpha","action":"shutdown"}"""));
        await client.AskAsync("""{"verb":"power","name":"alpha:1","action":"reset"}""");
        Assert.Equal(["power alpha Shutdown", "power alpha:1 Reset"], server.Shell.Calls);
    }

    [Fact]
    public async Task ReportsAreWholeObjects()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        using var status = JsonDocument.Parse((await client.AskAsync("""{"verb":"status"}"""))!);
        Assert.Equal(42, status.RootElement.GetProperty("status").GetProperty("outputs")[0].GetProperty("frames").GetInt32());
        using var sources = JsonDocument.Parse((await client.AskAsync("""{"verb":"sources"}"""))!);
        Assert.Equal("away", sources.RootElement.GetProperty("sources")[1].GetProperty("state").GetString());
        Assert.Equal(3.2, sources.RootElement.GetProperty("sources")[1].GetProperty("next-attempt").GetDouble());
        Assert.True(sources.RootElement.GetProperty("sources")[0].GetProperty("heads")[0].GetProperty("has-focus").GetBoolean());
    }

    [Theory]
    [InlineData("", ControlCodes.BadRequest)]
    [InlineData("focus alpha", ControlCodes.BadRequest)]
    [InlineData("null", ControlCodes.BadRequest)]
    [InlineData("[]", ControlCodes.BadRequest)]
    [InlineData("{}", ControlCodes.BadRequest)]
    [InlineData("""{"verb":1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"quit","verb":"status"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"fokus","name":"alpha"}""", ControlCodes.UnknownVerb)]
    [InlineData("""{"verb":"focus"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"focus","name":"a:b:c"}""", ControlCodes.UnknownSource)]
    [InlineData("""{"verb":"focus","name":"missing"}""", ControlCodes.UnknownSource)]
    [InlineData("""{"verb":"focus","name":"defect"}""", ControlCodes.Failed)]
    [InlineData("""{"verb":"focus","name":"alpha","colour":"red"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"focus","name":"alpha","x":1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"screenshot"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"screenshot","file":"relative.png"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"screenshot","file":"/a.png","output":"X","source":"a"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-key","name":"alpha","keys":[]}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-key","name":"alpha","keys":[null]}""", ControlCodes.UnknownKey)]
    [InlineData("""{"verb":"send-key","name":"alpha","keys":["Entre"]}""", ControlCodes.UnknownKey)]
    [InlineData("""{"verb":"send-file","name":"alpha"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-file","name":"alpha","file":"relative"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-file","name":"missing","file":"/f"}""", ControlCodes.UnknownSource)]
    [InlineData("""{"verb":"file-transfer"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"cancel-file","id":"1"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"volume","name":"alpha"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"volume","volume":1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"volume","name":"alpha","volume":101}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"volume","name":"alpha","volume":-1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"power","name":"alpha"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"power","name":"alpha","action":"restart"}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"power","name":"missing","action":"reset"}""", ControlCodes.UnknownSource)]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":1.5,"y":1}""", ControlCodes.BadRequest)]
    [InlineData("""{"verb":"send-pointer","name":"alpha","x":1,"y":1,"button":"lift"}""", ControlCodes.BadRequest)]
    public async Task AWrongRequestGetsAnErrorAndTheConnectionStays(string request, string code)
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        using var reply = JsonDocument.Parse((await client.AskAsync(request))!);
        Assert.False(reply.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(code, reply.RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEmpty(reply.RootElement.GetProperty("error").GetProperty("message").GetString()!);

        Assert.Equal("""{"ok":true}""", await client.AskAsync("""{"verb":"quit"}"""));
    }

    [Fact]
    public async Task ABadVerbIsNamedWithTheNearest()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        Assert.Contains("did you mean \\u0022focus\\u0022?", await client.AskAsync("""{"verb":"fokus"}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ControlConnection.MaximumLine)]
    [InlineData(10 * 1024 * 1024)]
    public async Task AHugeLineIsSkippedToItsEnd(int length)
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        var reply = client.ReadAsync();
        await client.SendAsync(new string('x', length + 1) + "\n");

        Assert.Contains(ControlCodes.TooLong, await reply, StringComparison.Ordinal);
        Assert.Equal("""{"ok":true}""", await client.AskAsync("""{"verb":"quit"}"""));
    }

    [Fact]
    public async Task ALineOfTheLargestSizeIsRead()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        var request = """{"verb":"quit"}""".PadRight(ControlConnection.MaximumLine);

        Assert.Equal("""{"ok":true}""", await client.AskAsync(request));
    }

    [Fact]
    public async Task RequestsInOnePacketAreAnsweredInOrder()
    {
        await using var server = new RunningServer();
        using var client = await server.ConnectAsync();

        await client.SendAsync("{\"verb\":\"quit\"}\r\n{\"verb\":\"nope\"}\n{\"verb\":\"qu");
        await client.SendAsync("it\"}\n");

        Assert.Equal("""{"ok":true}""", await client.ReadAsync());
        Assert.Contains(ControlCodes.UnknownVerb, await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"ok":true}""", await client.ReadAsync());
    }

    [Fact]
    public async Task TooManyConnectionsAreRefusedUntilOneEnds()
    {
        await using var server = new RunningServer();
        var clients = new List<LineClient>();
        for (var i = 0; i < ControlServer.MaximumConnections; i++)
        {
            clients.Add(await server.ConnectAsync());
            await clients[i].AskAsync("""{"verb":"quit"}""");
        }

        using var refused = await server.ConnectAsync();
        Assert.Contains(ControlCodes.Busy, await refused.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await refused.ReadAsync());

        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task EndingTheServerEndsARequestThatHangs()
    {
        var server = new RunningServer();
        server.Shell.Hold = new TaskCompletionSource();
        using var client = await server.ConnectAsync();
        await client.SendAsync("{\"verb\":\"focus\",\"name\":\"alpha\"}\n");
        await server.Shell.Holding.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task SocketAndDirectoryAreTheOwnersAlone()
    {
        await using var server = new RunningServer();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(server.SocketPath));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(server.SocketPath)!));
    }

    [Fact]
    public async Task ALiveCompositorIsNotReplaced()
    {
        await using var server = new RunningServer();

        var refused = Assert.Throws<ControlException>(() => new ControlServer(server.SocketPath, server.Shell, NullLogger.Instance));

        Assert.Equal($"another compositor is running: it answers at {server.SocketPath}", refused.Message);
        using var client = await server.ConnectAsync();
        Assert.Equal("""{"ok":true}""", await client.AskAsync("""{"verb":"quit"}"""));
    }

    [Fact]
    public async Task ADeadSocketIsReplaced()
    {
        using var scratch = new ScratchDirectory();
        var path = scratch.File("control.sock");
        var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        dead.Bind(new UnixDomainSocketEndPoint(scratch.File("other.sock")));
        File.Move(scratch.File("other.sock"), path); // So that closing it does not remove the file.
        dead.Dispose();
        Assert.True(File.Exists(path));

        await using var server = new ControlServer(path, new FakeShellControl(), NullLogger.Instance);
    }

    [Fact]
    public void AFileThatIsNoSocketIsLeftAlone()
    {
        using var scratch = new ScratchDirectory();
        var path = scratch.Write("control.sock", "precious");

        Assert.Throws<ControlException>(() => new ControlServer(path, new FakeShellControl(), NullLogger.Instance));
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Fact]
    public void ADirectoryOpenToOthersIsRefused()
    {
        using var scratch = new ScratchDirectory();
        File.SetUnixFileMode(scratch.Path, File.GetUnixFileMode(scratch.Path) | UnixFileMode.OtherRead);

        var refused = Assert.Throws<ControlException>(() => new ControlServer(scratch.File("control.sock"), new FakeShellControl(), NullLogger.Instance));

        Assert.Contains("chmod 700", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APathTooLongForASocketIsRefused()
    {
        using var scratch = new ScratchDirectory();

        Assert.Throws<ControlException>(() => new ControlServer(scratch.File(new string('x', 120)), new FakeShellControl(), NullLogger.Instance));
    }
}
