using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Spice;

/// <summary>Opens unix sockets and TCP connections, through a proxy and TLS where the address says so.</summary>
internal sealed class TransportOpener(ServerAddress address) : ITransportOpener
{
    /// <inheritdoc/>
    public async Task<Transport> OpenAsync(ChannelKind kind, CancellationToken cancellationToken)
    {
        try
        {
            return address.Path is { } path
                ? new UnixTransport(UnixSocket.Connect(path))
                : await OpenTcpAsync(kind, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UnixException or SocketException or IOException)
        {
            throw new SourceException($"no SPICE server answers at {address}: {Reason(e)}", e);
        }
        catch (AuthenticationException e)
        {
            throw new SourceException($"the server at {address} has no certificate that can be trusted: {e.Message}", e);
        }
    }

    private static string Reason(Exception e) => (e as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused; does the VM run, with this port?",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "there is no host of that name",
        _ => e.Message,
    };

    private async Task<Transport> OpenTcpAsync(ChannelKind kind, CancellationToken cancellationToken)
    {
        var secure = address.IsSecure(kind);
        var port = (secure ? address.SecurePort : address.Port)!.Value;
        var socket = await BlockingSocket.ConnectAsync(address.Proxy?.IdnHost ?? address.Host!, address.Proxy?.Port ?? port, cancellationToken).ConfigureAwait(false);
        try
        {
            Stream stream = new NetworkStream(socket, ownsSocket: false);
            await BlockingSocket.RunAsync(
                socket,
                () =>
                {
                    if (address.Proxy is not null)
                    {
                        ProxyTunnel.Open(socket, address.Host!, port);
                    }

                    stream = secure ? Secure(stream) : stream;
                },
                cancellationToken).ConfigureAwait(false);
            return new TcpTransport(socket, stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private SslStream Secure(Stream inner)
    {
        var check = new CertificateCheck(address.Trust, address.Host!, address.ToString());
        var stream = new SslStream(inner, leaveInnerStreamOpen: false, (_, certificate, chain, errors) => check.Accept(certificate, chain, errors));
        try
        {
            stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = address.Host });
            return stream;
        }
        catch (AuthenticationException e) when (check.Reason is { } reason)
        {
            throw new AuthenticationException(reason, e);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            throw new IOException("it does not speak TLS there (a port without TLS is spice://)", e);
        }
    }
}
