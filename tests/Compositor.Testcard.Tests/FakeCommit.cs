using Compositor.Contracts;

namespace Compositor.Testcard.Tests;

/// <summary>A commit and the picture at that moment.</summary>
/// <param name="Damage">What the testcard said has changed.</param>
/// <param name="Pixels">The canvas, row by row, without padding.</param>
/// <param name="Width">Of the canvas.</param>
internal sealed record FakeCommit(Rect[] Damage, uint[] Pixels, int Width)
{
    public uint At(int x, int y) => Pixels[(y * Width) + x] & 0xffffff;
}
