using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>What comes after the handshake: has updates drawn, and hears what else the server says. On the session's thread.</summary>
internal sealed class MessageReceiver(
    RfbReader reader,
    RfbSender sender,
    RemoteScreens screens,
    ServerState state,
    DecoderSet decoders,
    UpdateRequests requests,
    DetailRequests details,
    GuestChannels channels,
    TimeProvider time,
    ILogger log) : IDisposable
{
    private readonly UpdateReader _updates = new(reader, decoders, screens, state, requests, channels, log);

    /// <summary>Runs until the connection ends, which it says by throwing.</summary>
    public void Run()
    {
        Begin();
        while (true)
        {
            Receive();
        }
    }

    /// <summary>Says how pixels shall come, and asks for the first.</summary>
    public void Begin()
    {
        screens.Arrange(state.Size, []);
        sender.SetPixelFormat();
        details.Begin();
        reader.Meter = new LinkMeter(time);
    }

    /// <summary>Receives one message, after <see cref="Begin"/>.</summary>
    /// <exception cref="EndOfStreamException">The server has ended the connection.</exception>
    /// <exception cref="RfbException">The server said what cannot be right.</exception>
    public void Receive()
    {
        var type = (ServerMessage)reader.ReadByte();
        switch (type)
        {
            case ServerMessage.FramebufferUpdate:
                channels.Settle();
                ReadUpdate();
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
            case ServerMessage.Xvp:
                channels.Power.Read(reader);
                break;
            case ServerMessage.Qemu:
                ReadQemu();
                break;
            default:
                throw new RfbException($"the server sends a message of an unknown kind ({(byte)type})");
        }
    }

    /// <summary>Has <see cref="Run"/> end, also in the midst of long work; after the transport was ended. Any thread.</summary>
    public void End() => reader.End();

    /// <summary>Lets go of what decoders keep, and of what is heard.</summary>
    public void Dispose()
    {
        decoders.Dispose();
        channels.Sound.Dispose();
    }

    private void ReadUpdate()
    {
        var meter = reader.Meter!;
        meter.Begin();
        _updates.Read();
        if (meter.End())
        {
            details.Follow(meter.Speed);
        }
    }

    private void ReadQemu()
    {
        var kind = (QemuMessage)reader.ReadByte();
        if (kind != QemuMessage.Audio)
        {
            throw new RfbException($"the server sends a message of QEMU's of an unknown kind ({(byte)kind})");
        }

        channels.Sound.Read(reader);
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
