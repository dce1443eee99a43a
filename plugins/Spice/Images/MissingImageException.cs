namespace Compositor.Plugins.Spice;

/// <summary>
/// A message needs an image that has not come. With several display channels it may still be on its way on another one: whoever handles
/// the message may let go of the VM's lock, wait until another channel has handled a message, and handle this one again from its start
/// (decoding leaves caches and window as they were, or as they will be). Without waiting it ends the connection as any other fault.
/// </summary>
/// <param name="message">What was missing.</param>
internal sealed class MissingImageException(string message) : SpiceException(message);
