namespace Compositor.Plugins.Virgil;

/// <summary>Takes the signals of a control connection, on its reader thread.</summary>
internal interface ISignalHandler
{
    /// <summary>A signal has come.</summary>
    /// <param name="message">Valid during the call.</param>
    void Signal(ref DBusMessage message);
}
