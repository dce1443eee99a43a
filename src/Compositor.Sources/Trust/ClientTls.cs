using System.Net.Security;
using System.Security.Authentication;

namespace Compositor.Sources;

/// <summary>Begins TLS on a connection, as a client. Blocks its thread; ending the connection ends it.</summary>
public static class ClientTls
{
    /// <summary>Agrees on TLS and checks who the server is.</summary>
    /// <param name="below">The connection; the new one owns it, and closes it when this fails.</param>
    /// <param name="trust">How the certificate is checked.</param>
    /// <param name="host">Whose it must be, where no subject is named.</param>
    /// <param name="address">The server's, for the list of known servers.</param>
    /// <returns>The connection, encrypted.</returns>
    /// <exception cref="UntrustedException">The certificate was refused.</exception>
    /// <exception cref="IOException">The server does not speak TLS, or not in a way that is safe.</exception>
    public static Transport Begin(Transport below, ServerTrust trust, string host, string address)
    {
        var check = new CertificateCheck(trust, host, address);
        var stream = new SslStream(new TransportStream(below), leaveInnerStreamOpen: false, (_, certificate, chain, errors) => check.Accept(certificate, chain, errors));
        try
        {
            stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host });
            return new StreamTransport(stream, below);
        }
        catch (AuthenticationException e) when (check.Reason is { } reason)
        {
            Close();
            throw new UntrustedException($"the server has no certificate that can be trusted: {reason}", e);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            Close();
            throw new IOException($"TLS cannot be agreed on: {e.Message}", e);
        }

        void Close()
        {
            stream.Dispose();
            below.Dispose();
        }
    }
}
