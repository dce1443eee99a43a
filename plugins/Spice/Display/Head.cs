using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Spice;

/// <summary>One head: a surface that shows a part of its display's canvas. Under the lock of its display's heads.</summary>
internal sealed class Head(ISurface surface, int number, Rect area) : IDisposable
{
    private bool _stale = true;

    /// <summary>Its number in the source.</summary>
    public int Number => number;

    /// <summary>Its part of the canvas.</summary>
    public Rect Area { get; private set; } = area;

    /// <summary>Another part, or another canvas: the next commit attaches.</summary>
    public void Move(Rect area)
    {
        Area = area;
        _stale = true;
    }

    /// <summary>Shows what was drawn.</summary>
    /// <param name="canvas">The display's.</param>
    /// <param name="damage">Rectangles of the canvas.</param>
    /// <param name="cut">Room for as many rectangles.</param>
    public void Commit(ICanvas canvas, ReadOnlySpan<Rect> damage, Span<Rect> cut)
    {
        var visible = Area.Intersect(new Rect(canvas.Size));
        if (visible.IsEmpty)
        {
            return;
        }

        var count = 0;
        foreach (var rect in damage)
        {
            var inside = rect.Intersect(visible);
            if (!inside.IsEmpty)
            {
                cut[count++] = new Rect(inside.X - visible.X, inside.Y - visible.Y, inside.Width, inside.Height);
            }
        }

        if (_stale)
        {
            surface.Attach(CreateBuffer(canvas, visible));
            _stale = false;
        }
        else if (count == 0)
        {
            return;
        }

        surface.Commit(cut[..count]);
    }

    public void SetCursor(CursorImage? image) => surface.SetCursor(image);

    public void MoveCursor(Point position, bool visible) =>
        surface.MoveCursor(new Point(position.X - Area.X, position.Y - Area.Y), visible && Area.Contains(position));

    public void Dispose() => surface.Dispose();

    /// <summary>The guest has switched it off.</summary>
    public void Unmap() => surface.Unmap();

    private static SurfaceBuffer CreateBuffer(ICanvas canvas, Rect part)
    {
        var whole = canvas.CreateBuffer();
        if (part == new Rect(canvas.Size))
        {
            return whole;
        }

        using (whole)
        {
            var plane = whole.Planes[0];
            return new SurfaceBuffer(
                whole.Kind,
                part.Size,
                whole.Format,
                [plane with { Fd = plane.Fd.Duplicate() }],
                drawLock: canvas.DrawLock,
                crop: new BufferCrop(canvas.Size, new Point(part.X, part.Y)));
        }
    }
}
