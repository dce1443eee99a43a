using System.Text.Unicode;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Reads what a server says of its clipboard: ServerCutText, plain (RFC 6143, 7.6.4) or extended. On the session's thread.</summary>
/// <param name="clipboard">Who is told; null where the clipboard is not shared, and everything passed over.</param>
/// <param name="mostBytes">The longest text.</param>
internal sealed class ClipboardReader(RfbClipboard? clipboard, int mostBytes)
{
    /// <summary>Reads one message behind its type. What is too long, or no text, is passed over; the connection goes on.</summary>
    public void Read(RfbReader reader)
    {
        reader.Skip(3);
        var length = (long)reader.ReadInt32();
        if (clipboard is null)
        {
            reader.Skip(Math.Abs(length));
        }
        else if (length < 0)
        {
            ReadExtended(reader, -length, clipboard);
        }
        else if (length > mostBytes)
        {
            reader.Skip(length);
        }
        else
        {
            var latin = new byte[length];
            reader.ReadInto(latin);
            clipboard.TakeText(LineEnds.ToLf(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.Latin1.GetString(latin).TrimEnd('\0'))));
        }
    }

    private void ReadExtended(RfbReader reader, long length, RfbClipboard shared)
    {
        if (length < sizeof(uint))
        {
            throw new RfbException("a message of the clipboard has no kind");
        }

        var flags = (ClipboardFlags)reader.ReadUInt32();
        length -= sizeof(uint);
        var hasText = flags.HasFlag(ClipboardFlags.Text);
        switch (flags & ~ClipboardFlags.Formats)
        {
            // Capabilities come with the bits of all that a server can; the others stand alone.
            case var kind when kind.HasFlag(ClipboardFlags.Caps):
                shared.TakeCaps();
                break;
            case ClipboardFlags.Request when hasText:
                shared.TakeRequest();
                break;
            case ClipboardFlags.Peek:
                shared.TakePeek();
                break;
            case ClipboardFlags.Notify:
                shared.TakeNotify(hasText);
                break;
            case ClipboardFlags.Provide when hasText:
                shared.TakeText(Unpack(reader, (uint)length));
                return;
            default:
                break;
        }

        reader.Skip(length);
    }

    /// <summary>The text is the first of the formats: its length with the NUL, and itself, in a zlib stream of its own.</summary>
    private ReadOnlyMemory<byte> Unpack(RfbReader reader, uint length)
    {
        using var unpacked = new InflatedReader();
        unpacked.Begin(reader, length);
        try
        {
            var size = unpacked.ReadUInt32();
            if (size > mostBytes)
            {
                return default;
            }

            var text = new byte[size];
            unpacked.ReadInto(text);
            var letters = text.AsSpan().TrimEnd((byte)0);
            return Utf8.IsValid(letters) ? LineEnds.ToLf(letters) : default;
        }
        catch (RfbException)
        {
            // Not a text, then; how long the message is was said before.
            return default;
        }
        finally
        {
            unpacked.Abandon();
        }
    }
}
