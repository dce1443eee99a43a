namespace Compositor.Plugins.Spice;

/// <summary>How an image is made to fit, with the numbers of the wire.</summary>
internal enum ScaleMode
{
    Interpolate = 0,
    Nearest = 1,
}
