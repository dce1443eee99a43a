namespace Compositor.Plugins.Remote;

/// <summary>The server does not let this client in.</summary>
/// <param name="message">Its reason, shortened; or what this client makes of it.</param>
internal sealed class RefusedException(string message) : RfbException(message);
