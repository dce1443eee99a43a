namespace Compositor.Plugins.Remote;

/// <summary>The server does not let this client in.</summary>
/// <param name="message">Its reason, shortened; or what this client makes of it.</param>
/// <param name="inner">The cause, where there is one.</param>
internal sealed class RefusedException(string message, Exception? inner = null) : RfbException(message, inner);
