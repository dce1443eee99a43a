using System.Net;
using System.Net.Sockets;

namespace Compositor.Sources;

/// <summary>
/// Connects sockets on which threads of sources wait. A socket that was used asynchronously once never blocks again: .NET then has its event thread
/// and its pool take part in each receive, which costs more than the receive. So nothing here is asynchronous but the waiting for it.
/// </summary>
public static class BlockingSocket
{
    /// <summary>Connects by TCP, without gathering small packets.</summary>
    /// <param name="host">A name or a number.</param>
    /// <param name="port">Of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The caller's.</returns>
    /// <exception cref="SocketException">It cannot be done.</exception>
    public static async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await RunAsync(socket, () => socket.Connect(addresses, port), cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Runs what blocks on a socket, on a thread of the pool.</summary>
    /// <param name="socket">Closed when it is to end.</param>
    /// <param name="work">Blocks.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task RunAsync(Socket socket, Action work, CancellationToken cancellationToken)
    {
        await using var ending = cancellationToken.Register(socket.Dispose).ConfigureAwait(false);
        try
        {
            await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
