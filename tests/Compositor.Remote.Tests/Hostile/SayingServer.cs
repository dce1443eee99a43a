using System.Net;
using System.Net.Sockets;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>A server on a port of 127.0.0.1 that says what it was given, whatever it hears, and is silent then.</summary>
internal sealed class SayingServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<byte[]> _say;
    private readonly bool _ends;

    /// <param name="say">What it says to the next who comes.</param>
    /// <param name="ends">True to end the connection behind that.</param>
    public SayingServer(Func<byte[]> say, bool ends = false)
    {
        (_say, _ends) = (say, ends);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public SayingServer(byte[] bytes, bool ends = false)
        : this(() => bytes, ends)
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>As a configuration has it.</summary>
    public string Address => $"vnc://127.0.0.1:{Port}";

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptAsync(_ending.Token));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        var hearing = HearAsync(socket);
        await socket.SendAsync(_say(), _ending.Token);
        if (_ends)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        await hearing;
    }

    private async Task HearAsync(Socket socket)
    {
        var heard = new byte[4096];
        while (await socket.ReceiveAsync(heard, _ending.Token) > 0)
        {
            // None of it matters.
        }
    }
}
