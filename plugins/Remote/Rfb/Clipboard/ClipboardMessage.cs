using System.Buffers.Binary;
using System.IO.Compression;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Makes the messages by which a clipboard goes to a server: ClientCutText, plain (RFC 6143, 7.5.6) or extended, whose length is negative.</summary>
internal static class ClipboardMessage
{
    /// <summary>The most bytes of a message: what QEMU and libvncserver take before they end the connection.</summary>
    public const int MostBytes = 1 << 20;

    private const int HeaderLength = 8;

    /// <summary>Says what this client can. Nothing shall come unasked: a text has to be asked for.</summary>
    public static byte[] Caps()
    {
        var message = Extended(ClipboardFlags.Caps | ClipboardFlags.Request | ClipboardFlags.Peek | ClipboardFlags.Notify | ClipboardFlags.Provide | ClipboardFlags.Text, sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(HeaderLength + sizeof(uint)), 0);
        return message;
    }

    /// <summary>Asks for the server's text.</summary>
    public static byte[] Request() => Extended(ClipboardFlags.Request | ClipboardFlags.Text, 0);

    /// <summary>Says what there is to paste here.</summary>
    public static byte[] Notify(bool hasText) => Extended(ClipboardFlags.Notify | (hasText ? ClipboardFlags.Text : ClipboardFlags.None), 0);

    /// <summary>The text that was asked for.</summary>
    /// <param name="text">UTF-8, lines end with LF.</param>
    /// <returns>Null when it is longer than servers take.</returns>
    public static byte[]? Provide(ReadOnlySpan<byte> text)
    {
        var lines = LineEnds.ToCrLf(text);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            Span<byte> length = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)lines.Length + 1);
            zlib.Write(length);
            zlib.Write(lines);
            zlib.WriteByte(0);
        }

        if (packed.Length > MostBytes - HeaderLength - sizeof(uint))
        {
            return null;
        }

        var message = Extended(ClipboardFlags.Provide | ClipboardFlags.Text, (int)packed.Length);
        packed.GetBuffer().AsSpan(0, (int)packed.Length).CopyTo(message.AsSpan(HeaderLength + sizeof(uint)));
        return message;
    }

    /// <summary>A text for a server without the extension: Latin-1, other letters as question marks.</summary>
    /// <param name="text">UTF-8, lines end with LF.</param>
    /// <returns>Null when it is longer than servers take.</returns>
    public static byte[]? Plain(ReadOnlySpan<byte> text)
    {
        var latin = System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.UTF8.GetString(text));
        if (latin.Length > MostBytes - HeaderLength)
        {
            return null;
        }

        var message = new byte[HeaderLength + latin.Length];
        message[0] = (byte)ClientMessage.ClientCutText;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), latin.Length);
        latin.CopyTo(message, HeaderLength);
        return message;
    }

    private static byte[] Extended(ClipboardFlags flags, int bodyLength)
    {
        var message = new byte[HeaderLength + sizeof(uint) + bodyLength];
        message[0] = (byte)ClientMessage.ClientCutText;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), -(sizeof(uint) + bodyLength));
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(HeaderLength), (uint)flags);
        return message;
    }
}
