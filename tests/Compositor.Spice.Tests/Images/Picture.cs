using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Images;

/// <summary>Decoded pixels that stay.</summary>
internal sealed record Picture(int Width, int Height, PixelKind Kind, uint[] Pixels)
{
    public static Picture Of(PixelView view)
    {
        var pixels = new uint[view.Width * view.Height];
        for (var y = 0; y < view.Height; y++)
        {
            view.Row(y).CopyTo(pixels.AsSpan(y * view.Width));
        }

        return new Picture(view.Width, view.Height, view.Kind, pixels);
    }

    /// <summary>The pixels as far as they mean something.</summary>
    public uint[] Meant => Kind == PixelKind.Xrgb ? [.. Pixels.Select(pixel => pixel & 0xffffff)] : Pixels;
}
