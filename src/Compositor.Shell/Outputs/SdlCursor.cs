using Compositor.Contracts;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>The host's pointer in a guest's image, which costs no repaint and no round trip. Main thread.</summary>
internal sealed unsafe class SdlCursor : IDisposable
{
    private CursorImage? _image;
    private nint _cursor;

    public void Show(CursorImage? image, bool visible)
    {
        if (!ReferenceEquals(_image, image))
        {
            var old = _cursor;
            _cursor = image is null ? 0 : Create(image);
            _image = image;
            SDL.SetCursor(_cursor == 0 ? SDL.GetDefaultCursor() : _cursor);
            Free(old);
        }

        _ = SDL.ShowCursor(visible ? 1 : 0);
    }

    public void Dispose() => Free(_cursor);

    private static nint Create(CursorImage image)
    {
        fixed (byte* pixels = image.Argb.Span)
        {
            var surface = SDL.CreateRGBSurfaceWithFormatFrom(
                pixels, image.Size.Width, image.Size.Height, 32, image.Size.Width * 4, SdlConstants.Argb8888);
            if (surface == 0)
            {
                return 0;
            }

            // The cursor copies the pixels; a driver without colour cursors gives none, and the arrow stays.
            var cursor = SDL.CreateColorCursor(surface, image.HotSpot.X, image.HotSpot.Y);
            SDL.FreeSurface(surface);
            return cursor;
        }
    }

    private static void Free(nint cursor)
    {
        if (cursor != 0)
        {
            SDL.FreeCursor(cursor);
        }
    }
}
