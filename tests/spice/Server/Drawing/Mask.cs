namespace Compositor.SpiceServer.Drawing;

/// <summary>Says by a bit which pixels of the rectangle are drawn.</summary>
internal sealed record Mask(Picture Bits, int X = 0, int Y = 0, bool Inverted = false);
