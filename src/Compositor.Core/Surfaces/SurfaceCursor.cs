using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The guest's pointer.</summary>
/// <param name="Image">Null for the host's arrow.</param>
/// <param name="Position">Hot spot, surface pixels.</param>
/// <param name="Visible">False when the guest shows none.</param>
public readonly record struct SurfaceCursor(CursorImage? Image, Point Position, bool Visible);
