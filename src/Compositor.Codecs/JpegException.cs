namespace Compositor.Codecs;

/// <summary>A JPEG picture cannot be decoded: it is damaged, of another size, or there is no decoder.</summary>
/// <param name="message">What is wrong; without bytes of the picture.</param>
public sealed class JpegException(string message) : Exception(message);
