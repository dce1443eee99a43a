using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Compositor.Benchmarks;

/// <summary>
/// A SPICE server that has nothing of its own to show: any client may come, with any ticket, and gets one display, to which recorded bytes
/// are sent. Threads of its own.
/// </summary>
internal sealed class ReplayServer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ReplayHandshake _handshake = new();
    private readonly ConcurrentDictionary<uint, ReplaySession> _sessions = new();
    private readonly BlockingCollection<ReplaySession> _ready = [];
    private int _last;

    public ReplayServer()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>For a client.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for clients whose display channels are linked.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public ReplaySession[] Take(int sessions) =>
        [.. Enumerable.Range(0, sessions).Select(_ => _ready.TryTake(out var session, Limit) ? session : throw new TimeoutException("no client came"))];

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed: there is no more to accept.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            var request = _handshake.Accept(socket);
            if (request.Session == 0)
            {
                var id = (uint)Interlocked.Increment(ref _last);
                var session = _sessions[id] = new ReplaySession(id);
                session.ServeMain(socket);
            }
            else
            {
                _sessions[request.Session].ServeDisplay(socket, _ready.Add);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone, as each does in the end.
        }
    }
}
