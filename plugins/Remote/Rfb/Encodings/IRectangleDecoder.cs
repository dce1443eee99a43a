using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Unpacks rectangles of one encoding. One object a connection, for some keep their compressor's state; on the session's thread. In steady state
/// it allocates nothing.
/// </summary>
internal interface IRectangleDecoder
{
    /// <summary>False where a library is missing; the encoding is not offered then. The first question may take a while.</summary>
    bool IsAvailable => true;

    /// <summary>Reads a rectangle's bytes, all of them, and draws it.</summary>
    /// <param name="reader">At the first byte behind the rectangle's header.</param>
    /// <param name="area">Within the target; not empty.</param>
    /// <param name="target">Where it is drawn; damage is marked by the caller.</param>
    /// <exception cref="RfbException">It cannot be right.</exception>
    void Decode(RfbReader reader, Rect area, Framebuffer target);
}
