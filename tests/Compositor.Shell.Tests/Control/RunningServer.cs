using System.Net.Sockets;
using Compositor.Shell.Control.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Shell.Tests.Control;

/// <summary>A control server in a directory of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private readonly ControlServer _server;

    public RunningServer()
    {
        SocketPath = _scratch.File("run/control.sock");
        _server = new ControlServer(SocketPath, Shell, NullLogger.Instance);
    }

    public string SocketPath { get; }

    public FakeShellControl Shell { get; } = new();

    public async Task<LineClient> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));
        return new LineClient(socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.False(File.Exists(SocketPath));
        _scratch.Dispose();
    }
}
