using System.Net.Sockets;
using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Remote;

/// <summary>Opens unix sockets, TCP connections, and websockets on these.</summary>
/// <param name="address">Where to.</param>
/// <param name="trust">How the certificate of a web server is checked.</param>
/// <param name="makeRequest">What a web server is asked, anew for each connection.</param>
internal sealed class TransportOpener(VncAddress address, ServerTrust trust, Func<UpgradeRequest> makeRequest) : ITransportOpener
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
        catch (UntrustedException e)
        {
            throw new SourceException($"{address}: {e.Message}", e);
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
        Transport transport = new TcpTransport(socket, new NetworkStream(socket, ownsSocket: false));
        if (address.Web is not null)
        {
            await BlockingSocket.RunAsync(socket, () => transport = Upgrade(transport, address.Web), cancellationToken).ConfigureAwait(false);
        }

        return transport;
    }

    private WebSocketTransport Upgrade(Transport transport, WebTarget web) =>
        WebSocketTransport.Open(web.IsSecure ? ClientTls.Begin(transport, trust, address.Host!, $"wss://{address.Authority}") : transport, address, makeRequest());
}
