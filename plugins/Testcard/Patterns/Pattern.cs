using Compositor.Contracts;
using Compositor.Plugins.Testcard.Drawing;

namespace Compositor.Plugins.Testcard.Patterns;

/// <summary>What a testcard draws. The same seed and frame give the same pixels.</summary>
internal abstract class Pattern
{
    public static Pattern Create(string name, uint seed) => name switch
    {
        "bars" => new Bars(),
        "moving-box" => new MovingBox(),
        "full" => new Full(),
        "noise" => new Noise(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such pattern"),
    };

    /// <summary>Draws all of a new picture.</summary>
    public abstract void Begin(Picture picture, long frame);

    /// <summary>Draws what differs from the frame before.</summary>
    /// <returns>Where it drew; empty when the frames are equal.</returns>
    public abstract Rect Advance(Picture picture, long frame);
}
