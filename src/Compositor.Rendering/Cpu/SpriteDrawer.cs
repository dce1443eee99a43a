using System.Runtime.CompilerServices;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Lays part of a sprite over what is there. Render thread.</summary>
internal static unsafe class SpriteDrawer
{
    /// <summary>Draws.</summary>
    /// <param name="sprite">The sprite, of the size of <paramref name="area"/>.</param>
    /// <param name="area">Where all of it lies.</param>
    /// <param name="clip">The part to draw; within <paramref name="area"/>.</param>
    /// <param name="target">Where to.</param>
    public static void Draw(Sprite sprite, Rect area, Rect clip, PixelMemory target)
    {
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var source = sprite.Pixel(clip.X - area.X, y - area.Y);
            var destination = target.Pixel(clip.X, y);
            if (sprite.IsOpaque)
            {
                Unsafe.CopyBlockUnaligned(destination, source, (uint)clip.Width * 4);
            }
            else
            {
                PixelRows.Blend(source, destination, clip.Width);
            }
        }
    }
}
