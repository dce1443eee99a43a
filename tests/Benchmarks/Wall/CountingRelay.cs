using System.Net;
using System.Net.Sockets;

namespace Compositor.Benchmarks;

/// <summary>Stands between a VNC server and its client and counts what the server sends, without understanding it.</summary>
internal sealed class CountingRelay : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _server;
    private readonly List<Socket> _sockets = [];
    private long _bytes;
    private long _updates;

    /// <param name="server">The server's port on 127.0.0.1.</param>
    public CountingRelay(int server)
    {
        _server = server;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>Where the client is to connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>What the server has sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Updates among it.</summary>
    public long Updates => Interlocked.Read(ref _updates);

    // LastRect, with which TigerVNC ends each update of a client that knows it; pixels do not look like that.
    private static ReadOnlySpan<byte> LastRect => [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x20];

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static void Forward(Socket from, Socket to, Action<ReadOnlySpan<byte>, int>? count)
    {
        try
        {
            // What may be the beginning of a mark stands before what comes next.
            var buffer = new byte[64 << 10];
            for (var kept = 0; from.Receive(buffer.AsSpan(kept)) is var received and > 0;)
            {
                to.Send(buffer.AsSpan(kept, received));
                var held = buffer.AsSpan(0, kept + received);
                count?.Invoke(held, received);
                kept = Math.Min(held.Length, LastRect.Length - 1);
                held[^kept..].CopyTo(buffer);
            }

            to.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end has gone.
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.Accept();
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                server.Connect(IPAddress.Loopback, _server);
                (client.NoDelay, server.NoDelay) = (true, true);
                lock (_sockets)
                {
                    _sockets.AddRange([client, server]);
                }

                new Thread(() => Forward(client, server, null)) { IsBackground = true }.Start();
                new Thread(() => Forward(server, client, Count)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private void Count(ReadOnlySpan<byte> held, int received)
    {
        Interlocked.Add(ref _bytes, received);
        Interlocked.Add(ref _updates, held.Count(LastRect));
    }
}
