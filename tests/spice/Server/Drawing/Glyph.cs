namespace Compositor.SpiceServer.Drawing;

/// <summary>One letter of a text.</summary>
/// <param name="X">Where the pen is.</param>
/// <param name="Rows">Packed to bytes, as the text's bits a pixel say.</param>
internal sealed record Glyph(int X, int Y, int OriginX, int OriginY, int Width, int Height, byte[] Rows);
