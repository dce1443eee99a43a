using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Which part of a texture is the picture, in parts of the whole: where its top-left corner is, and how far it reaches.</summary>
internal readonly record struct TexturePart(float X, float Y, float Width, float Height)
{
    /// <summary>All of a texture whose first row is the top, or the bottom.</summary>
    public static TexturePart Whole(bool bottomUp) => bottomUp ? new(0, 1, 1, -1) : new(0, 0, 1, 1);

    /// <summary>The visible part of a buffer whose whole memory is the texture.</summary>
    public static TexturePart Of(SurfaceBuffer buffer)
    {
        var (w, h) = ((float)buffer.Backing.Width, (float)buffer.Backing.Height);
        var (x, width, height) = (buffer.Origin.X / w, buffer.Size.Width / w, buffer.Size.Height / h);
        return buffer.BottomUp
            ? new(x, (buffer.Origin.Y + buffer.Size.Height) / h, width, -height)
            : new(x, buffer.Origin.Y / h, width, height);
    }
}
