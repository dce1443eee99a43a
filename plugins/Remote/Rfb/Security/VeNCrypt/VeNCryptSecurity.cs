using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// TLS, and a password or a name and a password within it (rfbproto, "VeNCrypt"). Only by certificates: TLS without them keeps nobody in the middle
/// out, and today's libraries have to be weakened for it. A name and a password without TLS only where that was named.
/// </summary>
/// <param name="wanted">What may be used, the best first.</param>
/// <param name="credentials">What to log in by.</param>
/// <param name="trust">How the certificate is checked.</param>
/// <param name="address">Whose it must be, where no subject is named.</param>
internal sealed class VeNCryptSecurity(IReadOnlyList<VeNCryptKind> wanted, Credentials credentials, ServerTrust trust, VncAddress address) : ISecurity
{
    private const ushort Version = 0x0002;

    /// <inheritdoc/>
    public SecurityKind Kind => SecurityKind.VeNCrypt;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader)
    {
        var kind = Choose(transport, reader);
        if (kind == VeNCryptKind.Plain)
        {
            PlainLogin.Send(transport, credentials);
            return transport;
        }

        // Plain alone is not acknowledged.
        if (reader.ReadByte() != 1)
        {
            throw new RfbException("the server does not begin TLS");
        }

        var secured = Secure(transport);
        switch (kind)
        {
            case VeNCryptKind.X509Vnc:
                _ = new VncAuthentication(credentials).Run(secured, new RfbReader(secured));
                break;
            case VeNCryptKind.X509Plain:
                PlainLogin.Send(secured, credentials);
                break;
            default:
                break;
        }

        return secured;
    }

    private VeNCryptKind Choose(Transport transport, RfbReader reader)
    {
        if (reader.ReadUInt16() < Version)
        {
            throw new RfbException("the server speaks a version of VeNCrypt that is too old");
        }

        transport.Send([0, 2]);
        if (reader.ReadByte() != 0)
        {
            throw new RfbException("the server does not want VeNCrypt 0.2");
        }

        var offered = new List<VeNCryptKind>();
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            offered.Add((VeNCryptKind)reader.ReadUInt32());
        }

        var kind = wanted.FirstOrDefault(offered.Contains);
        if (kind == default)
        {
            throw new DeadEndException(Kind, Nothing(offered));
        }

        Span<byte> choice = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(choice, (uint)kind);
        transport.Send(choice);
        return kind;
    }

    private static string Nothing(List<VeNCryptKind> offered)
    {
        if (offered.Contains(VeNCryptKind.Plain))
        {
            return "the server wants a name and a password in the clear (VeNCrypt Plain), which is weak; security = [\"plain\"] allows it, a certificate (X509) is better";
        }

        return offered.Exists(one => one is >= VeNCryptKind.TlsNone and <= VeNCryptKind.TlsPlain)
            ? "the server has TLS without certificates, which keeps nobody out, and which the system's TLS refuses; give it one (X509)"
            : $"the server has only what security does not name, or what is not there (VeNCrypt types {string.Join(", ", offered.Select(one => (uint)one))})";
    }

    private Transport Secure(Transport transport)
    {
        try
        {
            return ClientTls.Begin(transport, trust, address.Host ?? "localhost", address.ToString());
        }
        catch (Exception e) when (e is UntrustedException or IOException)
        {
            throw new RefusedException(e.Message, e);
        }
    }
}
