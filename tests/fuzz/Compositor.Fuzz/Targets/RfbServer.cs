using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Compositor.Sources;

namespace Compositor.Fuzz;

/// <summary>What a VNC server says behind the handshake, as a session hears it.</summary>
public static class RfbServer
{
    /// <summary>Less than a hostile server could make of one message.</summary>
    public const long Memory = 48 << 20;

    /// <summary>Width and height, which an input begins with.</summary>
    public const int HeaderLength = 4;

    /// <summary>Feeds a session until it ends.</summary>
    /// <param name="bytes">The framebuffer's size as ServerInit has it, then messages.</param>
    /// <param name="ended">Hears where each message that was handled has ended; null for nobody.</param>
    /// <returns>Why it has ended, or that the bytes had an end behind a message; and how many messages were handled.</returns>
    /// <exception cref="Exception">Anything but what the plugin says of a server.</exception>
    public static FeedResult Feed(byte[] bytes, Action<int>? ended = null)
    {
        if (bytes.Length < HeaderLength)
        {
            return default;
        }

        var size = new Size(BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2)));
        using var host = new RecordingHost { Sound = new BoundedSound() };
        using var transport = new ReplayTransport(bytes[HeaderLength..]);
        var (reader, sender, state, options, decoders) = (new RfbReader(transport), new RfbSender(transport), new ServerState { Size = size }, Options(), new DecoderSet(Memory));
        using var channels = new GuestChannels(host, sender, options);
        using var requests = new UpdateRequests(sender, state, host.Time, () => { });
        using var screens = new RemoteScreens(host, head => new SurfaceOptions(head), Memory);
        var details = new DetailRequests(new Offer(decoders, null, channels.Extensions), sender, requests, options);
        using var receiver = new MessageReceiver(reader, sender, screens, state, decoders, requests, details, channels, host.Time, host.Log);
        var count = 0;
        try
        {
            receiver.Begin();
            while (reader.Received - reader.Unread < bytes.Length - HeaderLength)
            {
                count++;
                receiver.Receive();
                ended?.Invoke((int)(HeaderLength + reader.Received - reader.Unread));
            }

            return new FeedResult(null, count);
        }
        catch (Exception e) when (e is RfbException or SourceException or EndOfStreamException)
        {
            return new FeedResult(e, count);
        }
    }

    private static VncOptions Options()
    {
        var none = new Settings("fuzz", new Dictionary<string, object>());
        return new VncOptions(new VncAddress { Host = "fuzz", Port = 5900 }, null, PasswordSource.Read(none, 1024), TrustSource.Read(none), IsViewOnly: false, null, Memory);
    }
}
