using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>One of a server's screens: a surface that shows a part of its framebuffer. On the session's thread.</summary>
internal sealed class RemoteHead(ISurface surface) : IDisposable
{
    private Rect _area;
    private bool _isStale;

    /// <summary>Another part, or another framebuffer: the next commit attaches. Nothing, where the screen has no pixels now.</summary>
    public void Show(Rect area)
    {
        if (area.IsEmpty && !_area.IsEmpty)
        {
            surface.Unmap();
        }

        (_area, _isStale) = (area, !area.IsEmpty);
    }

    /// <summary>Shows what was drawn.</summary>
    /// <param name="framebuffer">All screens.</param>
    /// <param name="cut">Room for its damage.</param>
    public void Commit(Framebuffer framebuffer, Span<Rect> cut)
    {
        var count = 0;
        foreach (var rect in framebuffer.Damage)
        {
            var inside = rect.Intersect(_area);
            if (!inside.IsEmpty)
            {
                cut[count++] = inside with { X = inside.X - _area.X, Y = inside.Y - _area.Y };
            }
        }

        if (_isStale)
        {
            surface.Attach(framebuffer.Canvas.CreateBuffer(_area));
        }

        if (_isStale || count > 0)
        {
            surface.Commit(cut[..count]);
            _isStale = false;
        }
    }

    public void SetCursor(CursorImage? image) => surface.SetCursor(image);

    /// <summary>Lets go of the surface; its picture is held.</summary>
    public void Dispose() => surface.Dispose();
}
