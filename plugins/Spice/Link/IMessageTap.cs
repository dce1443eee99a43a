namespace Compositor.Plugins.Spice;

/// <summary>Sees each message of a channel before it is handled. On the channel's thread.</summary>
internal interface IMessageTap : IDisposable
{
    /// <summary>One message as it came, after TLS.</summary>
    void Received(ushort type, ReadOnlySpan<byte> body);
}
