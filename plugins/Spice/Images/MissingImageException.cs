namespace Compositor.Plugins.Spice;

/// <summary>A message needs an image that has not come, or was let go. Ends the connection as any other fault; decoding has changed nothing.</summary>
/// <param name="message">What was missing.</param>
internal sealed class MissingImageException(string message) : SpiceException(message);
