namespace Compositor.Codecs;

/// <summary>A packet of Opus cannot be decoded, or libopus refuses a format or is missing.</summary>
/// <param name="message">What is wrong; without bytes of the packet.</param>
public sealed class OpusException(string message) : Exception(message);
