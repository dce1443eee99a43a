using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// TLS, and a password or a name and a password within it (rfbproto, "VeNCrypt"). Only by certificates: TLS without them keeps nobody in the middle
/// out, and today's libraries have to be weakened for it.
/// </summary>
/// <param name="credentials">What to log in by.</param>
/// <param name="trust">How the certificate is checked.</param>
/// <param name="host">Whose it must be, where no subject is named.</param>
internal sealed class VeNCryptSecurity(Credentials credentials, ServerTrust trust, string host) : ISecurity
{
    private const ushort Version = 0x0002;

    /// <inheritdoc/>
    public SecurityKind Kind => SecurityKind.VeNCrypt;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader)
    {
        var kind = Choose(transport, reader);
        var secured = Secure(transport);
        switch (kind)
        {
            case VeNCryptKind.X509Vnc:
                _ = new VncAuthentication(credentials).Run(secured, new RfbReader(secured));
                break;
            case VeNCryptKind.X509Plain:
                SendPlain(secured);
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

        // With a name by name and password, else by what asks for least.
        VeNCryptKind[] wanted = credentials.User is null
            ? [VeNCryptKind.X509None, VeNCryptKind.X509Vnc, VeNCryptKind.X509Plain]
            : [VeNCryptKind.X509Plain, VeNCryptKind.X509Vnc, VeNCryptKind.X509None];
        var kind = wanted.FirstOrDefault(offered.Contains);
        if (kind == default)
        {
            throw new RefusedException(offered.Exists(one => one is >= VeNCryptKind.TlsNone and <= VeNCryptKind.TlsPlain)
                ? "the server has TLS without certificates, which keeps nobody out; give it one (X509)"
                : $"the server wants to be logged in to in a way that is not there (VeNCrypt types {string.Join(", ", offered.Select(one => (uint)one))})");
        }

        Span<byte> choice = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(choice, (uint)kind);
        transport.Send(choice);
        return reader.ReadByte() == 1 ? kind : throw new RfbException("the server does not begin TLS");
    }

    private Transport Secure(Transport transport)
    {
        try
        {
            return ClientTls.Begin(transport, trust, host);
        }
        catch (Exception e) when (e is UntrustedException or IOException)
        {
            throw new RefusedException(e.Message, e);
        }
    }

    private void SendPlain(Transport secured)
    {
        credentials.RequirePassword();
        var (user, password) = (System.Text.Encoding.UTF8.GetBytes(credentials.User ?? string.Empty), System.Text.Encoding.UTF8.GetBytes(credentials.Password));
        var message = new byte[8 + user.Length + password.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, user.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), password.Length);
        user.CopyTo(message, 8);
        password.CopyTo(message, 8 + user.Length);
        secured.Send(message);
    }
}
