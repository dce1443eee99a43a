using System.Net.Sockets;
using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Remote;

/// <summary>Opens unix sockets and TCP connections.</summary>
internal sealed class TransportOpener(VncAddress address) : ITransportOpener
{
    /// <inheritdoc/>
    public async Task<Transport> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return address.Path is { } path
                ? new UnixTransport(UnixSocket.Connect(path))
                : await OpenTcpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UnixException or SocketException or IOException)
        {
            throw new SourceException($"no VNC server answers at {address}: {Reason(e)}", e);
        }
    }

    private static string Reason(Exception e) => (e as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused; does the server run, with this port?",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "there is no host of that name",
        _ => e.Message,
    };

    private async Task<Transport> OpenTcpAsync(CancellationToken cancellationToken)
    {
        var socket = await BlockingSocket.ConnectAsync(address.Host!, address.Port, cancellationToken).ConfigureAwait(false);
        return new TcpTransport(socket, new NetworkStream(socket, ownsSocket: false));
    }
}
