using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>TightVNC's security (rfbproto, "Tight Security Type"): no tunnel, and then one of what it has within. None of it encrypts.</summary>
/// <param name="names">What may be used.</param>
/// <param name="credentials">What to log in by.</param>
internal sealed class TightSecurity(IReadOnlyList<SecurityName> names, Credentials credentials) : ISecurity
{
    private const uint NoTunnel = 0;
    private const int MostCapabilities = 256;

    /// <summary>Bytes of a capability: a code, and who has named it how.</summary>
    public const int CapabilityLength = 16;

    private enum Login : uint
    {
        None = 1,
        VncAuthentication = 2,
        Unix = 129,
    }

    /// <inheritdoc/>
    public SecurityKind Kind => SecurityKind.Tight;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader)
    {
        var tunnels = ReadCodes(reader);
        if (tunnels.Count > 0)
        {
            if (!tunnels.Contains(NoTunnel))
            {
                throw new DeadEndException(Kind, "the server wants a tunnel of its own kind (Tight security), which is not there");
            }

            Send(transport, NoTunnel);
        }

        var offered = ReadCodes(reader);
        if (offered.Count == 0)
        {
            return names.Contains(SecurityName.None) ? transport : throw Nothing("nobody's login");
        }

        // As elsewhere: what asks for nothing first. A name and a password in the clear only where that was named.
        var way = Wanted().FirstOrDefault(one => offered.Contains((uint)one));
        if (way == default)
        {
            throw Nothing($"logins {string.Join(", ", offered)}{(offered.Contains((uint)Login.Unix) ? "; 129 is \"unix\", which is weak" : "")}");
        }

        Send(transport, (uint)way);
        if (way == Login.VncAuthentication)
        {
            return new VncAuthentication(credentials).Run(transport, reader);
        }

        if (way == Login.Unix)
        {
            PlainLogin.Send(transport, credentials);
        }

        return transport;
    }

    private IEnumerable<Login> Wanted()
    {
        (SecurityName Name, Login Login)[] all = [(SecurityName.None, Login.None), (SecurityName.VncAuthentication, Login.VncAuthentication), (SecurityName.Unix, Login.Unix)];
        return all.Where(pair => names.Contains(pair.Name)).Select(pair => pair.Login);
    }

    private DeadEndException Nothing(string offered) => new(Kind, $"the server has only what security does not name (Tight security, {offered})");

    private static List<uint> ReadCodes(RfbReader reader)
    {
        var count = reader.ReadUInt32();
        if (count > MostCapabilities)
        {
            throw new RfbException($"the server offers {count} ways to be let in");
        }

        var codes = new List<uint>();
        for (; count > 0; count--)
        {
            codes.Add(BinaryPrimitives.ReadUInt32BigEndian(reader.Take(CapabilityLength)));
        }

        return codes;
    }

    private static void Send(Transport transport, uint code)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, code);
        transport.Send(bytes);
    }
}
