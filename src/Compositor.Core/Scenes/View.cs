using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>A surface placed on an output. Immutable; equal views look the same apart from the surface's own pixels.</summary>
/// <param name="Surface">What it shows.</param>
/// <param name="Area">The output pixels it owns, label included.</param>
/// <param name="Content">The part of <paramref name="Area"/> below the label.</param>
/// <param name="SurfaceSize">The surface's size that <paramref name="Picture"/> was computed for; empty when it has no picture.</param>
/// <param name="Picture">Where the whole surface comes to lie; may reach beyond <paramref name="Content"/>, which cuts it.</param>
/// <param name="Dimmed">True for a held picture.</param>
/// <param name="Captions">Back to front.</param>
/// <param name="Cursor">The guest's pointer, where it is drawn by us.</param>
public sealed record View(
    Surface Surface,
    Rect Area,
    Rect Content,
    Size SurfaceSize,
    Rect Picture,
    bool Dimmed,
    IReadOnlyList<Caption> Captions,
    CursorSprite? Cursor = null)
{
    /// <summary>The output pixels that show surface pixels.</summary>
    public Rect Visible => Picture.Intersect(Content);

    /// <summary>True when surface pixels are output pixels.</summary>
    public bool IsOneToOne => Picture.Size == SurfaceSize;

    /// <summary>The output pixels that change when a surface rectangle does, with what the filter adds where the picture is scaled.</summary>
    public Rect ToOutput(Rect rect)
    {
        if (rect.IsEmpty || SurfaceSize.IsEmpty || Picture.IsEmpty)
        {
            return default;
        }

        if (IsOneToOne)
        {
            return (rect with { X = rect.X + Picture.X, Y = rect.Y + Picture.Y }).Intersect(Visible);
        }

        // A filter reads one surface pixel beyond, which is many output pixels where the picture is enlarged.
        var left = ((rect.X - 1L) * Picture.Width / SurfaceSize.Width) - 1;
        var top = ((rect.Y - 1L) * Picture.Height / SurfaceSize.Height) - 1;
        var right = ((((rect.Right + 1) * Picture.Width) + SurfaceSize.Width - 1) / SurfaceSize.Width) + 1;
        var bottom = ((((rect.Bottom + 1) * Picture.Height) + SurfaceSize.Height - 1) / SurfaceSize.Height) + 1;
        return new Rect((int)left + Picture.X, (int)top + Picture.Y, (int)(right - left), (int)(bottom - top)).Intersect(Visible);
    }

    /// <summary>The surface pixel under an output pixel, moved to the nearest one when the pixel lies outside the picture.</summary>
    public Point ToSurface(Point point)
    {
        if (Picture.IsEmpty || SurfaceSize.IsEmpty)
        {
            return default;
        }

        var x = ((long)point.X - Picture.X) * SurfaceSize.Width / Picture.Width;
        var y = ((long)point.Y - Picture.Y) * SurfaceSize.Height / Picture.Height;
        return new Point((int)Math.Clamp(x, 0, SurfaceSize.Width - 1), (int)Math.Clamp(y, 0, SurfaceSize.Height - 1));
    }

    /// <inheritdoc/>
    public bool Equals(View? other) =>
        other is not null
        && ReferenceEquals(Surface, other.Surface)
        && Area == other.Area
        && Content == other.Content
        && SurfaceSize == other.SurfaceSize
        && Picture == other.Picture
        && Dimmed == other.Dimmed
        && Equals(Cursor, other.Cursor)
        && Captions.SequenceEqual(other.Captions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Surface.Id, Area, Picture, Dimmed);
}
