namespace Compositor.Contracts;

/// <summary>A buffer's description cannot be right, or its memory is not what was announced.</summary>
/// <param name="message">One sentence for people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class BufferException(string message, Exception? inner = null) : SourceException(message, inner);
