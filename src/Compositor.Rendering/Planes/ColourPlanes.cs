namespace Compositor.Rendering;

/// <summary>Where the colour of video lies, beside its luminance. Valid while its mappings are held.</summary>
/// <param name="U">The first U of the first visible row.</param>
/// <param name="V">The first V; next to the first U where they are interleaved.</param>
/// <param name="Pitch">Bytes from a row to the next, which is two rows of pixels below.</param>
/// <param name="Conversion">What the numbers mean.</param>
internal readonly record struct ColourPlanes(nint U, nint V, nint Pitch, YuvConversion Conversion);
