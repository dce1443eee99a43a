using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// A connection that RSA-AES encrypts: messages of a length, so many bytes and a tag (rfbproto, "RSA-AES Security Type"). Allocates nothing for a
/// message. One thread receives while others send, one at a time.
/// </summary>
/// <param name="below">The bare connection; owned.</param>
/// <param name="reader">Its bytes, some of which may be here already.</param>
/// <param name="receiving">Decrypts; owned.</param>
/// <param name="sending">Encrypts; owned.</param>
internal sealed class EaxTransport(Transport below, RfbReader reader, EaxChannel receiving, EaxChannel sending) : Transport
{
    /// <summary>Bytes of a message that is received, at most: what its length can say, and the reader can hand out.</summary>
    public const int LongestReceived = RfbReader.Capacity - AesEax.TagLength;

    /// <summary>Bytes of a message that is sent, at most: what the protocol allows.</summary>
    public const int LongestSent = 8192;

    private const int HeaderLength = 2;

    private readonly byte[] _plain = new byte[LongestReceived];
    private readonly byte[] _message = new byte[HeaderLength + LongestSent + AesEax.TagLength];
    private int _start;
    private int _end;

    /// <inheritdoc/>
    public override bool IsLocal => below.IsLocal;

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer)
    {
        while (_start == _end)
        {
            Next();
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, LongestSent)];
            bytes = bytes[part.Length..];
            BinaryPrimitives.WriteUInt16BigEndian(_message, (ushort)part.Length);
            var message = _message.AsSpan(HeaderLength, part.Length);
            part.CopyTo(message);
            var end = HeaderLength + part.Length;
            sending.Seal(_message.AsSpan(0, HeaderLength), message, _message.AsSpan(end, AesEax.TagLength));
            below.Send(_message.AsSpan(0, end + AesEax.TagLength));
        }
    }

    /// <inheritdoc/>
    public override void Shutdown() => below.Shutdown();

    /// <inheritdoc/>
    public override void Dispose()
    {
        below.Dispose();
        receiving.Dispose();
        sending.Dispose();
    }

    private void Next()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        reader.ReadInto(header);
        var length = BinaryPrimitives.ReadUInt16BigEndian(header);
        if (length > LongestReceived)
        {
            throw new RfbException($"an encrypted message has {length} bytes");
        }

        var came = reader.Take(length + AesEax.TagLength);
        came[..length].CopyTo(_plain);
        receiving.Open(header, _plain.AsSpan(0, length), came[length..]);
        (_start, _end) = (0, length);
    }
}
