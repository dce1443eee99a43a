namespace Compositor.Plugins.Spice;

/// <summary>What a raster operation reads; the numbers are the bits of a descriptor that invert it.</summary>
internal enum RasterInput
{
    Source = 1,
    Brush = 2,
    Destination = 4,
}
