using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// From the first byte to the server's framebuffer (RFC 6143, 7.1 to 7.3): versions 3.3, 3.7 and 3.8. Blocks its thread; ending the transport
/// ends it.
/// </summary>
/// <param name="ways">How this client can be let in, the best first.</param>
/// <param name="isShared">True to let other viewers stay.</param>
internal sealed class RfbHandshake(IReadOnlyList<ISecurity> ways, bool isShared)
{
    private const string InUse = "the server has ended the connection when it was asked to be shared: it is in use by another viewer; takeover = true takes its place, where the server allows that";
    private const string Shared = "the server has ended the connection when it was asked to send the other viewers away: it does not do that, or is in use by another viewer; without takeover it is shared";

    /// <summary>Runs it.</summary>
    /// <param name="transport">Just connected.</param>
    /// <returns>The connection, which may be encrypted now, its reader, and what the server says of its framebuffer.</returns>
    /// <exception cref="RefusedException">The server does not let this client in.</exception>
    /// <exception cref="DeadEndException">Another way may be tried, on a new connection.</exception>
    /// <exception cref="RfbException">The server said what cannot be right.</exception>
    public (Transport Transport, RfbReader Reader, ServerInit Server) Run(Transport transport)
    {
        var reader = new RfbReader(transport);
        var version = ProtocolVersion.Agree(transport, reader);
        var offered = version == ProtocolVersion.Oldest ? ReadKind(reader) : ReadKinds(reader);
        var way = ways.FirstOrDefault(way => offered.Contains((byte)way.Kind)) ?? throw new RefusedException(OfferedKinds.Explain(offered, ways));
        if (version != ProtocolVersion.Oldest)
        {
            transport.Send([(byte)way.Kind]);
        }

        var secured = Secure(way, transport, reader, offered);
        if (!ReferenceEquals(secured, transport))
        {
            (transport, reader) = (secured, new RfbReader(secured));
        }

        // Until 3.8 who needs no security gets no result.
        if (version == ProtocolVersion.Newest || way.Kind != SecurityKind.None)
        {
            ReadResult(reader, hasReason: version == ProtocolVersion.Newest);
        }

        transport.Send([isShared ? (byte)1 : (byte)0]);
        try
        {
            return (transport, reader, ReadInit(reader, hasCapabilities: way.Kind == SecurityKind.Tight));
        }
        catch (EndOfStreamException e)
        {
            // What servers do that let in one viewer, or several, and were asked for the other; none says why.
            throw new RefusedException(isShared ? InUse : Shared, e);
        }
    }

    private static byte[] ReadKind(RfbReader reader)
    {
        var kind = reader.ReadUInt32();
        return kind == (uint)SecurityKind.Invalid
            ? throw new RefusedException($"the server says: {RfbText.Read(reader)}")
            : [(byte)Math.Min(kind, byte.MaxValue)];
    }

    private static byte[] ReadKinds(RfbReader reader)
    {
        var count = reader.ReadByte();
        return count == 0
            ? throw new RefusedException($"the server says: {RfbText.Read(reader)}")
            : reader.Take(count).ToArray();
    }

    private Transport Secure(ISecurity way, Transport transport, RfbReader reader, byte[] offered)
    {
        try
        {
            return way.Run(transport, reader);
        }
        catch (DeadEndException e) when (!ways.Any(other => other.Kind != way.Kind && offered.Contains((byte)other.Kind)))
        {
            throw new RefusedException(e.Message, e);
        }
    }

    private static void ReadResult(RfbReader reader, bool hasReason)
    {
        const uint TooMany = 2;
        var result = reader.ReadUInt32();
        if (result != 0)
        {
            var reason = hasReason ? RfbText.Read(reader) : result == TooMany ? "too many attempts" : "authentication failed";
            throw new RefusedException($"the server refuses the login: {reason}");
        }
    }

    private static ServerInit ReadInit(RfbReader reader, bool hasCapabilities)
    {
        var size = new Size(reader.ReadUInt16(), reader.ReadUInt16());
        reader.Skip(16); // its own pixel format; ours is set at once
        var name = RfbText.Read(reader);
        if (hasCapabilities)
        {
            // What else it understands (rfbproto, "Tight Security Type"); what is wanted is asked for in the usual ways.
            var count = reader.ReadUInt16() + reader.ReadUInt16() + reader.ReadUInt16();
            reader.Skip(2 + (count * TightSecurity.CapabilityLength));
        }

        return new ServerInit(size, name);
    }
}
