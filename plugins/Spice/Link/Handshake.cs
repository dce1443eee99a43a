using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Links one channel: request, answer, authentication. Blocks; the caller bounds it in time by ending the transport.</summary>
internal static class Handshake
{
    private const uint TicketMechanism = 1;
    private const uint WrongTicket = 7;

    /// <summary>Links and authenticates.</summary>
    /// <param name="transport">Connected.</param>
    /// <param name="request">Which channel.</param>
    /// <param name="password">The ticket; empty when there is none.</param>
    /// <returns>What the server can.</returns>
    /// <exception cref="SpiceException">It is no SPICE server, or not one that can be spoken with.</exception>
    /// <exception cref="LinkException">It refuses the link, or the ticket (<see cref="LinkError.PermissionDenied"/>).</exception>
    /// <exception cref="IOException">The connection has ended.</exception>
    public static LinkReply Run(Transport transport, LinkRequest request, string password)
    {
        transport.Send(request.ToBytes());

        // What talks first is another kind of server, and may send less than a header, and wait.
        Span<byte> header = stackalloc byte[LinkRequest.HeaderLength];
        transport.ReceiveAll(header[..sizeof(uint)]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LinkRequest.Magic)
        {
            _ = LinkReply.ReadHeader(header);
        }

        transport.ReceiveAll(header[sizeof(uint)..]);
        var body = new byte[LinkReply.ReadHeader(header)];
        transport.ReceiveAll(body);
        var reply = LinkReply.ReadBody(body);
        Authenticate(transport, reply, password);
        return reply;
    }

    private static void Authenticate(Transport transport, LinkReply reply, string password)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        if (reply.Common.HasFlag(CommonCapabilities.AuthenticationSelection))
        {
            if (!reply.Common.HasFlag(CommonCapabilities.Ticket))
            {
                throw new SpiceException("the server wants SASL authentication only, which this program does not have; allow tickets on the server");
            }

            BinaryPrimitives.WriteUInt32LittleEndian(word, TicketMechanism);
            transport.Send(word);
        }

        transport.Send(Ticket.Encrypt(reply.Key, password));
        transport.ReceiveAll(word);
        switch (BinaryPrimitives.ReadUInt32LittleEndian(word))
        {
            case 0:
                return;
            case WrongTicket:
                throw new LinkException(LinkError.PermissionDenied);
            case var other:
                throw new LinkException(Enum.IsDefined((LinkError)other) ? (LinkError)other : LinkError.Error);
        }
    }
}
