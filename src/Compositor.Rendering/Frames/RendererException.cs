namespace Compositor.Rendering;

/// <summary>Drawing is not possible any more; the render loop has ended.</summary>
/// <param name="message">One sentence for people.</param>
/// <param name="inner">The last cause.</param>
public sealed class RendererException(string message, Exception? inner = null) : Exception(message, inner);
