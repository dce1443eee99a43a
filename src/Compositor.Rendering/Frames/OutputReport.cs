using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>What an output did so far, for status. Immutable.</summary>
/// <param name="Name">The output.</param>
/// <param name="Size">Drawable pixels.</param>
/// <param name="State">Where it is in its redraw cycle.</param>
/// <param name="Frames">Frames presented.</param>
/// <param name="LastRepaint">Pixels drawn for the last one.</param>
public sealed record OutputReport(string Name, Size Size, RedrawState State, long Frames, long LastRepaint);
