namespace Compositor.Codecs;

/// <summary>A video cannot be decoded (any further): it is damaged, larger than agreed, too slow, or there is no decoder.</summary>
/// <param name="message">What is wrong; without bytes of the video.</param>
public sealed class VideoException(string message) : Exception(message);
