namespace Compositor.Plugins.Spice;

/// <summary>What is beside an image, with the numbers of the wire.</summary>
internal enum Repeat
{
    Nothing = 0,
    Tiles = 1,
    Edge = 2,
    Mirror = 3,
}
