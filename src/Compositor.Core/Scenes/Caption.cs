using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Words on an output, drawn over the picture of their view.</summary>
/// <param name="Style">What they are for.</param>
/// <param name="Area">Output pixels.</param>
/// <param name="Title">First line.</param>
/// <param name="Detail">Smaller lines below, separated by line feeds; may be empty.</param>
public sealed record Caption(CaptionStyle Style, Rect Area, string Title, string Detail);
