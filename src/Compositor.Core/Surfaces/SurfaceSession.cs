using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// A connection's hold on a surface. Once detached, or replaced by the session of a newer connection, it does nothing.
/// </summary>
internal sealed class SurfaceSession(Surface surface, SurfaceOptions options) : ISurface
{
    public SurfaceOptions Options { get; } = options;

    /// <summary>False once the plugin, the connection's end or a newer connection took the surface away.</summary>
    public bool IsAttached => surface.IsHeldBy(this);

    public void Attach(SurfaceBuffer buffer) => surface.Attach(this, buffer);

    public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage) => surface.Commit(this, damage, awaited: true);

    public void Commit(ReadOnlySpan<Rect> damage) => _ = surface.Commit(this, damage, awaited: false);

    public void SetCursor(CursorImage? image)
    {
        if (image is not null && !IsValid(image))
        {
            throw new SourceException($"a cursor cannot be {image.Size} pixels with {image.Argb.Length} bytes");
        }

        surface.SetCursor(this, image);
    }

    public void MoveCursor(Point position, bool visible) => surface.MoveCursor(this, position, visible);

    public void Unmap() => surface.Unmap(this);

    public void Dispose() => surface.Detach(this);

    private static bool IsValid(CursorImage image) =>
        image.Size is { IsEmpty: false, Width: <= CursorImage.MaximumSide, Height: <= CursorImage.MaximumSide }
        && image.Argb.Length == image.Size.Area * 4
        && new Rect(image.Size).Contains(image.HotSpot);
}
