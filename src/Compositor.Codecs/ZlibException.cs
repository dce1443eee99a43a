namespace Compositor.Codecs;

/// <summary>A zlib stream cannot be inflated: it is damaged or too short, or zlib is missing.</summary>
/// <param name="message">What is wrong; without bytes of the stream.</param>
public sealed class ZlibException(string message) : Exception(message);
