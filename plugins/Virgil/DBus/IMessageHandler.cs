namespace Compositor.Plugins.Virgil;

/// <summary>Takes the messages of one peer, on its reader thread. It must not wait for anything but a short lock.</summary>
internal interface IMessageHandler
{
    /// <summary>A message has come.</summary>
    /// <param name="message">Valid during the call.</param>
    /// <exception cref="Contracts.SourceException">Ends the connection with this reason.</exception>
    void Handle(ref DBusMessage message);

    /// <summary>There will be no more messages.</summary>
    /// <param name="reason">Why.</param>
    void Ended(Exception reason);
}
