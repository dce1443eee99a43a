using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>One head: a surface that shows a part of its display's picture. Under the lock of its display's heads.</summary>
internal sealed class Head(ISurface surface, int number, Rect area) : IDisposable
{
    private bool _stale = true;

    /// <summary>Its number in the source.</summary>
    public int Number => number;

    /// <summary>Its part of the picture.</summary>
    public Rect Area { get; private set; } = area;

    /// <summary>Another part, or another picture: the next commit attaches.</summary>
    public void Move(Rect area)
    {
        Area = area;
        _stale = true;
    }

    /// <summary>Shows what was drawn.</summary>
    /// <param name="picture">The display's.</param>
    /// <param name="damage">Rectangles of the picture.</param>
    /// <param name="cut">Room for as many rectangles.</param>
    public void Commit(IDisplayPicture picture, ReadOnlySpan<Rect> damage, Span<Rect> cut)
    {
        var visible = Area.Intersect(new Rect(picture.Size));
        if (visible.IsEmpty)
        {
            return;
        }

        var count = Cut(damage, visible, cut);
        if (Attach(picture, visible) || count > 0)
        {
            surface.Commit(cut[..count]);
        }
    }

    /// <summary>Shows a frame of the guest's GPU.</summary>
    /// <param name="picture">The display's.</param>
    /// <param name="damage">Of the picture.</param>
    /// <param name="cut">Room for a rectangle.</param>
    /// <param name="pacing">When the guest may go on.</param>
    /// <returns>Completes then.</returns>
    public ValueTask<FrameOutcome> CommitFrame(IDisplayPicture picture, Rect damage, Span<Rect> cut, Pacing pacing)
    {
        var visible = Area.Intersect(new Rect(picture.Size));
        if (visible.IsEmpty)
        {
            return new ValueTask<FrameOutcome>(FrameOutcome.Hidden);
        }

        Attach(picture, visible);
        return pacing.Commit(surface, cut[..Cut([damage], visible, cut)]);
    }

    public void SetCursor(CursorImage? image) => surface.SetCursor(image);

    public void MoveCursor(Point position, bool visible) =>
        surface.MoveCursor(new Point(position.X - Area.X, position.Y - Area.Y), visible && Area.Contains(position));

    public void Dispose() => surface.Dispose();

    /// <summary>The guest has switched it off.</summary>
    public void Unmap() => surface.Unmap();

    private bool Attach(IDisplayPicture picture, Rect visible)
    {
        if (!_stale)
        {
            return false;
        }

        surface.Attach(picture.CreateBuffer(visible));
        _stale = false;
        return true;
    }

    private static int Cut(ReadOnlySpan<Rect> damage, Rect visible, Span<Rect> cut)
    {
        var count = 0;
        foreach (var rect in damage)
        {
            var inside = rect.Intersect(visible);
            if (!inside.IsEmpty)
            {
                cut[count++] = new Rect(inside.X - visible.X, inside.Y - visible.Y, inside.Width, inside.Height);
            }
        }

        return count;
    }
}
