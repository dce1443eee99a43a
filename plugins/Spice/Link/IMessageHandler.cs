namespace Compositor.Plugins.Spice;

/// <summary>Takes the messages of one channel, on the channel's thread.</summary>
internal interface IMessageHandler
{
    /// <summary>
    /// The one message behind which, on a unix socket, a byte comes that belongs to no message, and a descriptor with it; null when there is none.
    /// It is handled when that byte has come.
    /// </summary>
    ushort? DescriptorMessage => null;

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
