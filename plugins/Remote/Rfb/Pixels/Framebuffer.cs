using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// The server's framebuffer as it is here: a canvas of 32-bit pixels that decoders write in place, and what was changed in it since the last
/// commit. On the session's thread, within the canvas' draw lock.
/// </summary>
/// <param name="canvas">Its memory; whoever made it disposes it.</param>
internal sealed class Framebuffer(ICanvas canvas)
{
    /// <summary>More rectangles than that become one.</summary>
    public const int MostDamage = 64;

    private readonly Rect[] _damage = new Rect[MostDamage];
    private int _count;

    /// <summary>The memory.</summary>
    public ICanvas Canvas => canvas;

    /// <summary>All of it.</summary>
    public Rect Bounds { get; } = new(canvas.Size);

    /// <summary>What was changed.</summary>
    public ReadOnlySpan<Rect> Damage => _damage.AsSpan(0, _count);

    /// <summary>Pixels of a part of a row: 0xXXRRGGBB, the upper byte anything.</summary>
    /// <param name="x">The first, within the row.</param>
    /// <param name="y">The row, from the top.</param>
    /// <param name="width">How many, within the row.</param>
    public Span<uint> Row(int x, int y, int width) => MemoryMarshal.Cast<byte, uint>(canvas.Pixels.Slice((y * canvas.Stride) + (x * sizeof(uint)), width * sizeof(uint)));

    /// <summary>Pixels from one on to the end of the canvas, over the rows' ends.</summary>
    public Span<uint> From(int x, int y) => MemoryMarshal.Cast<byte, uint>(canvas.Pixels[((y * canvas.Stride) + (x * sizeof(uint)))..]);

    /// <summary>Checks that a rectangle lies within.</summary>
    /// <exception cref="RfbException">It does not.</exception>
    public void Require(Rect area)
    {
        if (!Bounds.Contains(area))
        {
            throw new RfbException($"the server draws {area} on a screen of {canvas.Size}");
        }
    }

    /// <summary>Fills a part with one colour.</summary>
    /// <param name="area">Within the bounds.</param>
    /// <param name="colour">0xXXRRGGBB.</param>
    public void Fill(Rect area, uint colour)
    {
        for (var y = area.Y; y < area.Bottom; y++)
        {
            Row(area.X, y, area.Width).Fill(colour);
        }
    }

    /// <summary>Takes over what both have room for, from the corner on, and marks all of it.</summary>
    public void Draw(Framebuffer other)
    {
        using var drawing = canvas.DrawLock.Enter();
        var both = Bounds.Intersect(other.Bounds);
        for (var y = 0; y < both.Height; y++)
        {
            other.Row(0, y, both.Width).CopyTo(Row(0, y, both.Width));
        }

        Touch(Bounds);
    }

    /// <summary>Marks what was drawn.</summary>
    public void Touch(Rect area)
    {
        if (area.IsEmpty)
        {
            return;
        }

        if (_count < MostDamage)
        {
            _damage[_count++] = area;
            return;
        }

        foreach (var rect in Damage)
        {
            area = area.Union(rect);
        }

        (_damage[0], _count) = (area, 1);
    }

    /// <summary>The damage was committed.</summary>
    public void Clean() => _count = 0;
}
