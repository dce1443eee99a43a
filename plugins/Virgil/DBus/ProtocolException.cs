using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The other end does not keep to the protocol; its connection is ended.</summary>
/// <param name="message">One sentence for people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class ProtocolException(string message, Exception? inner = null) : SourceException(message, inner);
