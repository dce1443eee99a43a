namespace Compositor.Plugins.Remote;

/// <summary>A server sent what cannot be right, or what is more than the limits allow. Ends the connection, nothing else.</summary>
/// <param name="message">What was wrong, for the log and the placeholder; without bytes of the server's choosing.</param>
/// <param name="inner">The cause, where there is one.</param>
internal class RfbException(string message, Exception? inner = null) : Exception(message, inner);
