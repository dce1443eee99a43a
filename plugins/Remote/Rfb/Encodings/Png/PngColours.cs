namespace Compositor.Plugins.Remote;

/// <summary>The colour types of PNG.</summary>
internal enum PngColours : byte
{
    Grey = 0,
    RedGreenBlue = 2,
    Palette = 3,
    GreyAlpha = 4,
    RedGreenBlueAlpha = 6,
}
