using System.Net;
using System.Net.Sockets;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>Between a client and a real server: ends the connection, or changes bits, at a byte of what the server says.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _port;
    private readonly Func<long, byte, byte>? _change;
    private long _end;

    /// <param name="port">The server's, on 127.0.0.1.</param>
    /// <param name="end">After how many bytes of the server's the connection ends.</param>
    /// <param name="change">Changes a byte, by its place.</param>
    public CuttingProxy(int port, long end = long.MaxValue, Func<long, byte, byte>? change = null)
    {
        (_port, _end, _change) = (port, end, change);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Address => $"vnc://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    /// <summary>Bytes of the server that were handed on.</summary>
    public long Said { get; private set; }

    /// <summary>Ends the connection after so many more bytes of the server's.</summary>
    public void CutAfter(long bytes) => Volatile.Write(ref _end, Said + bytes);

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

    private async Task ServeAsync(Socket accepted)
    {
        using var client = accepted;
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await server.ConnectAsync(IPAddress.Loopback, _port, _ending.Token);
        var hearing = HearAsync(client, server);
        var bytes = new byte[4096];
        Said = 0;
        int count;
        while ((count = await server.ReceiveAsync(bytes, _ending.Token)) > 0)
        {
            var left = (int)Math.Clamp(Volatile.Read(ref _end) - Said, 0, count);
            for (var i = 0; i < left && _change is not null; i++)
            {
                bytes[i] = _change(Said + i, bytes[i]);
            }

            await client.SendAsync(bytes.AsMemory(0, left), _ending.Token);
            Said += left;
            if (left < count)
            {
                break;
            }
        }

        // Not half of it only: the client is gone, for the server.
        client.Close();
        server.Close();
        await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HearAsync(Socket client, Socket server)
    {
        var bytes = new byte[4096];
        int count;
        while ((count = await client.ReceiveAsync(bytes, _ending.Token)) > 0)
        {
            await server.SendAsync(bytes.AsMemory(0, count), _ending.Token);
        }
    }
}
