namespace Compositor.Plugins.Spice;

/// <summary>Gets images of messages in the form that a surface takes. Holds one at a time. One thread.</summary>
internal sealed class ImageLoader(IImageSource images, MemoryBudget budget) : IDisposable
{
    private readonly Scratch _decoded = new(budget);
    private readonly Scratch _copy = new(budget);

    /// <summary>For an image that will not be seen.</summary>
    public void Touch(ReadOnlySpan<byte> body, uint offset) => images.Touch(body, offset, _decoded);

    /// <summary>An image as pixels that a surface can hold, apart from the surface's memory. Valid until the next one.</summary>
    public PixelView LoadFor(Surface target, ReadOnlySpan<byte> body, uint offset)
    {
        var view = images.Decode(body, offset, _decoded);
        if (target.Format.Takes(view.Kind) && !view.Overlaps(target.Pixels))
        {
            return view;
        }

        var copy = Copy(view);
        target.Format.Convert(view.Kind, copy);

        return new PixelView(copy, view.Width, view.Height, view.Width, target.Format.Takes(view.Kind) ? view.Kind : target.Format.Kind);
    }

    /// <summary>An image to blend with a surface: with all that it has, apart from the surface's memory. Valid until the next one.</summary>
    public PixelView LoadOriginal(Surface target, ReadOnlySpan<byte> body, uint offset)
    {
        var view = images.Decode(body, offset, _decoded);
        if (view.Kind != PixelKind.Mask && !view.Overlaps(target.Pixels))
        {
            return view;
        }

        var copy = Copy(view);
        SurfaceFormat.Argb.Convert(view.Kind, copy);
        return new PixelView(copy, view.Width, view.Height, view.Width, view.Kind == PixelKind.Mask ? PixelKind.Alpha : view.Kind);
    }

    /// <summary>
    /// An image for a composite. Surfaces are taken as they are, other images first become what the surface can hold, as on servers: alpha
    /// of its own, without colours, is then opaque black. Valid until the next one.
    /// </summary>
    public PixelView LoadForComposite(Surface target, ReadOnlySpan<byte> body, uint offset)
    {
        if (ImageReference.IsSurface(body, offset))
        {
            return LoadOriginal(target, body, offset);
        }

        var view = LoadFor(target, body, offset);
        if (view.Kind != PixelKind.Alpha || target.Format.Kind == PixelKind.Alpha)
        {
            return view;
        }

        var black = _copy.Rent(view.Width, view.Height);
        black.Clear();
        return new PixelView(black, view.Width, view.Height, view.Width, PixelKind.Xrgb);
    }

    /// <summary>An image as words that are 0 or all ones. Valid until the next one.</summary>
    public PixelView LoadMask(ReadOnlySpan<byte> body, uint offset)
    {
        var view = images.Decode(body, offset, _decoded);
        if (view.Kind == PixelKind.Mask)
        {
            return view;
        }

        var significant = view.Kind == PixelKind.Xrgb ? 0xff_ffff : uint.MaxValue;
        var copy = Copy(view);
        foreach (ref var pixel in copy)
        {
            pixel = (pixel & significant) != 0 ? uint.MaxValue : 0;
        }

        return new PixelView(copy, view.Width, view.Height, view.Width, PixelKind.Mask);
    }

    public void Dispose()
    {
        _decoded.Dispose();
        _copy.Dispose();
    }

    private Span<uint> Copy(PixelView view)
    {
        var copy = _copy.Rent(view.Width, view.Height);
        for (var y = 0; y < view.Height; y++)
        {
            view.Row(y).CopyTo(copy.Slice(y * view.Width, view.Width));
        }

        return copy;
    }
}
