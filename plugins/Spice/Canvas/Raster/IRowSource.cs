namespace Compositor.Plugins.Spice;

/// <summary>Says what colours pieces of rows would have: an image, scaled or not, a pattern, a colour.</summary>
internal interface IRowSource
{
    /// <summary>The pixels for one piece of the surface.</summary>
    /// <param name="x">Where on the surface it begins.</param>
    /// <param name="y">Its row.</param>
    /// <param name="count">Its length.</param>
    /// <returns>So many pixels, valid until the next call.</returns>
    ReadOnlySpan<uint> Read(int x, int y, int count);
}
