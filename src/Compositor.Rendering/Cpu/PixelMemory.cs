namespace Compositor.Rendering;

/// <summary>Memory of XRGB pixels (B, G, R, unused), rows top first.</summary>
/// <param name="Address">The first row's first byte.</param>
/// <param name="Stride">Bytes from one row to the next.</param>
public readonly record struct PixelMemory(nint Address, int Stride)
{
    internal unsafe byte* Pixel(int x, int y) => (byte*)Address + ((nint)y * Stride) + ((nint)x * 4);
}
