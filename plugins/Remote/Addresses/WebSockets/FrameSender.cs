using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Sends frames of a websocket, masked as a client must (RFC 6455, 5.3). Any thread; who receives answers pings by it.</summary>
internal sealed class FrameSender(Transport transport)
{
    private const int MaskLength = 4;
    private const int LongestHeader = 4 + MaskLength;
    private const int Longest = 16 << 10;

    private readonly Lock _gate = new();
    private readonly byte[] _frame = new byte[LongestHeader + Longest];

    /// <summary>Sends bytes, in as many messages as it takes: the protocol within does not look at where they end.</summary>
    public void Send(Opcode opcode, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            do
            {
                var part = bytes[..Math.Min(bytes.Length, Longest)];
                bytes = bytes[part.Length..];
                transport.Send(Write(opcode, part));
            }
            while (!bytes.IsEmpty);
        }
    }

    private ReadOnlySpan<byte> Write(Opcode opcode, ReadOnlySpan<byte> part)
    {
        var header = FrameHeader.Write(_frame, opcode, part.Length);
        var mask = _frame.AsSpan(header, MaskLength);

        // Not to be foreseen: a page that lies between must not be able to choose what is on the wire.
        RandomNumberGenerator.Fill(mask);
        var payload = _frame.AsSpan(header + MaskLength, part.Length);
        part.CopyTo(payload);
        Mask(payload, MemoryMarshal.Read<uint>(mask));
        return _frame.AsSpan(0, header + MaskLength + part.Length);
    }

    private static void Mask(Span<byte> payload, uint mask)
    {
        var wide = MemoryMarshal.Cast<byte, uint>(payload);
        var at = 0;
        for (var vector = new Vector<uint>(mask); at <= wide.Length - Vector<uint>.Count; at += Vector<uint>.Count)
        {
            (new Vector<uint>(wide[at..]) ^ vector).CopyTo(wide[at..]);
        }

        for (; at < wide.Length; at++)
        {
            wide[at] ^= mask;
        }

        for (at *= sizeof(uint); at < payload.Length; at++)
        {
            payload[at] ^= (byte)(mask >> (8 * (at % MaskLength)));
        }
    }
}
