using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Names the memory and layout of one plane: the same for every descriptor of it. All zero where there is no plane.</summary>
internal readonly record struct PlaneKey(FileIdentity File, long Offset, int Stride);
