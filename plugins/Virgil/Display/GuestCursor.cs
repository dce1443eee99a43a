using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// The pointer of one head. It outlives connections, because QEMU does not always define the image again for a new viewer.
/// One connection at a time; its listener's thread.
/// </summary>
internal sealed class GuestCursor
{
    private CursorImage? _image;

    /// <summary>Shows the image that the connection before has left.</summary>
    public void Restore(ISurface surface)
    {
        if (_image is { } image)
        {
            surface.SetCursor(image);
        }
    }

    /// <summary>CursorDefine: a new image, straight alpha.</summary>
    public void Define(ISurface surface, Size size, Point hotSpot, ReadOnlySpan<byte> argb)
    {
        if (size.IsEmpty || size.Width > CursorImage.MaximumSide || size.Height > CursorImage.MaximumSide || argb.Length != size.Area * 4)
        {
            throw new ProtocolException($"QEMU defines a pointer of {size} pixels with {argb.Length} bytes");
        }

        var inside = new Point(Math.Clamp(hotSpot.X, 0, size.Width - 1), Math.Clamp(hotSpot.Y, 0, size.Height - 1));
        _image = new CursorImage(size, inside, argb.ToArray());
        surface.SetCursor(_image);
    }

    /// <summary>MouseSet: QEMU says where the image's corner is, the surface wants to know where it points.</summary>
    public void Move(ISurface surface, int x, int y, bool visible)
    {
        var hotSpot = _image?.HotSpot ?? default;
        surface.MoveCursor(new Point(Math.Clamp(x, -CursorImage.MaximumSide, SurfaceBuffer.MaximumSide) + hotSpot.X, Math.Clamp(y, -CursorImage.MaximumSide, SurfaceBuffer.MaximumSide) + hotSpot.Y), visible);
    }
}
