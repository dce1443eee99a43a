namespace Compositor.Plugins.Spice;

/// <summary>Takes the messages of one channel, on the channel's thread.</summary>
internal interface IMessageHandler
{
    /// <summary>True when a descriptor may follow a message, so that no byte behind a message may be received with it.</summary>
    bool TakesDescriptors => false;

    /// <summary>One message; acknowledgements and pings are answered before.</summary>
    /// <exception cref="SpiceException">It cannot be right; the connection ends.</exception>
    void Handle(ushort type, ReadOnlySpan<byte> body);

    /// <summary>Bytes have come; delivers the messages that are complete.</summary>
    void Received(ChannelLink link)
    {
        while (link.TryDeliver(this))
        {
        }
    }
}
