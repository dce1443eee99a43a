using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>What comes after the handshake: has updates drawn, and hears what else the server says. On the session's thread.</summary>
internal sealed class MessageReceiver(
    RfbReader reader, RfbSender sender, RemoteScreen screen, ServerState state, UpdateRequests requests, GuestChannels channels, VncOptions options, ILogger log)
    : IDisposable
{
    private static readonly Encoding[] Extensions =
    [
        Encoding.LastRect, Encoding.DesktopSize, Encoding.ExtendedDesktopSize, Encoding.DesktopName, Encoding.CursorWithAlpha, Encoding.Cursor,
        Encoding.XCursor, Encoding.QemuPointerMotion, Encoding.QemuExtendedKey, Encoding.QemuLeds, Encoding.Fence, Encoding.ContinuousUpdates,
        Encoding.ExtendedMouseButtons,
    ];

    private readonly DecoderSet _decoders = new(options.Memory);

    /// <summary>Runs until the connection ends, which it says by throwing.</summary>
    public void Run()
    {
        screen.Resize(state.Size);
        sender.SetPixelFormat();
        var offer = new Offer(_decoders, options.Encoding, Extensions.Concat(channels.Extensions));
        sender.SetEncodings(offer.Encodings(options.Quality, options.Compression));
        requests.Refresh();
        var updates = new UpdateReader(reader, _decoders, screen, state, requests, channels, log);
        while (true)
        {
            Receive(updates);
        }
    }

    /// <summary>Lets go of what decoders keep, and of what is heard.</summary>
    public void Dispose()
    {
        _decoders.Dispose();
        channels.Sound.Dispose();
    }

    private void Receive(UpdateReader updates)
    {
        var type = (ServerMessage)reader.ReadByte();
        switch (type)
        {
            case ServerMessage.FramebufferUpdate:
                channels.Settle();
                updates.Read();
                break;
            case ServerMessage.SetColourMapEntries:
                // Only for pixel formats with palettes, of which none is asked for.
                reader.Skip(3);
                reader.Skip(reader.ReadUInt16() * 6L);
                break;
            case ServerMessage.Bell:
                break;
            case ServerMessage.ServerCutText:
                channels.Clipboard.Read(reader);
                break;
            case ServerMessage.EndOfContinuousUpdates:
                requests.ContinuousUpdatesEnded();
                break;
            case ServerMessage.ServerFence:
                AnswerFence();
                break;
            case ServerMessage.Qemu when (QemuMessage)reader.ReadByte() is var kind:
                if (kind != QemuMessage.Audio)
                {
                    throw new RfbException($"the server sends a message of QEMU's of an unknown kind ({(byte)kind})");
                }

                channels.Sound.Read(reader);
                break;
            default:
                throw new RfbException($"the server sends a message of an unknown kind ({(byte)type})");
        }
    }

    // Everything before it was done, for all is done in order.
    private void AnswerFence()
    {
        const uint Request = 1u << 31;
        const uint Known = 7;
        const int Longest = 64;
        reader.Skip(3);
        var flags = reader.ReadUInt32();
        var length = reader.ReadByte();
        if (length > Longest)
        {
            throw new RfbException($"a fence carries {length} bytes");
        }

        var payload = reader.Take(length);
        if ((flags & Request) != 0)
        {
            sender.Fence(flags & Known, payload);
        }
    }
}
