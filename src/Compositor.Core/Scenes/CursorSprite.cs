using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>A guest's pointer drawn into its view, for guests whose pointer is not the host's.</summary>
/// <param name="Image">The image.</param>
/// <param name="Area">Output pixels of the whole image.</param>
public sealed record CursorSprite(CursorImage Image, Rect Area);
