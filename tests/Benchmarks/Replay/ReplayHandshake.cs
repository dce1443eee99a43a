using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Compositor.Benchmarks;

/// <summary>The server's part of linking a channel. The ticket is not looked at.</summary>
internal sealed class ReplayHandshake
{
    private const uint Magic = 0x51444552; // "REDQ"
    private const int HeaderLength = 16;
    private const int KeyLength = 162;
    private const int TicketLength = 128;

    /// <summary>The client chooses how to authenticate; tickets; short headers.</summary>
    private const uint CommonCapabilities = 0xb;

    /// <summary>Of display channels: monitors, reports, preferred compression and codecs, as libspice-server has them.</summary>
    private const uint DisplayCapabilities = (1 << 1) | (1 << 4) | (1 << 6) | (1 << 12);

    private const byte DisplayChannel = 2;

    private readonly byte[] _key;

    public ReplayHandshake()
    {
        using var rsa = RSA.Create(1024);
        _key = rsa.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Links whoever has connected.</summary>
    /// <returns>The session that the channel belongs to, 0 for a new one.</returns>
    public (uint Session, byte Channel) Accept(Socket socket)
    {
        var header = Receive(socket, HeaderLength);
        var body = Receive(socket, (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(12)), 4096));
        var (session, channel) = (BinaryPrimitives.ReadUInt32LittleEndian(body), body[4]);
        socket.Send(Reply(channel == DisplayChannel ? DisplayCapabilities : 0));
        Receive(socket, sizeof(uint) + TicketLength);
        socket.Send(new byte[sizeof(uint)]);
        return (session, channel);
    }

    /// <summary>Receives exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The client has gone.</exception>
    public static byte[] Receive(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            var taken = socket.Receive(bytes.AsSpan(at));
            at += taken > 0 ? taken : throw new EndOfStreamException();
        }

        return bytes;
    }

    private byte[] Reply(uint capabilities)
    {
        const int Offset = sizeof(uint) + KeyLength + (3 * sizeof(uint));
        var bytes = new byte[HeaderLength + Offset + (2 * sizeof(uint))];
        var words = (ReadOnlySpan<(int At, uint Value)>)
        [
            (0, Magic), (4, 2), (8, 2), (12, (uint)(bytes.Length - HeaderLength)), (16, 0),
            (HeaderLength + 4 + KeyLength, 1), (HeaderLength + 8 + KeyLength, 1), (HeaderLength + 12 + KeyLength, Offset),
            (HeaderLength + Offset, CommonCapabilities), (HeaderLength + Offset + 4, capabilities),
        ];
        foreach (var (at, value) in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
        }

        _key.CopyTo(bytes, HeaderLength + sizeof(uint));
        return bytes;
    }
}
