using Compositor.Contracts;
using Compositor.Core;
using Compositor.Unix;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A surface with its source: draws patterns in a canvas and commits them.</summary>
internal sealed class Guest : ISurfaceObserver, IDisposable
{
    private SealedCanvas _canvas;

    public Guest(string name, Size size, FourCc format, TimeProvider? time = null)
    {
        Surface = new Surface(new SurfaceId(name, 0), this, time ?? new FakeTimeProvider());
        Session = Surface.Connect(new SurfaceOptions(0));
        _canvas = new SealedCanvas(size, format);
    }

    public Surface Surface { get; }

    public ISurface Session { get; private set; }

    public SealedCanvas Canvas => _canvas;

    /// <summary>Where commits are told.</summary>
    public RenderLoop? Loop { get; set; }

    /// <summary>Shows the canvas from now on.</summary>
    public Guest Attach()
    {
        Session.Attach(_canvas.CreateBuffer());
        return this;
    }

    /// <summary>Takes another canvas; the next <see cref="Attach"/> shows it.</summary>
    public void Resize(Size size)
    {
        var format = _canvas.Format;
        _canvas.Dispose();
        _canvas = new SealedCanvas(size, format);
    }

    /// <summary>Draws a pattern that depends on position and seed, so that every misplaced pixel shows.</summary>
    public Guest Paint(int seed, Rect? area = null)
    {
        var rect = (area ?? new Rect(_canvas.Size)).Intersect(new Rect(_canvas.Size));
        using (_canvas.DrawLock.Enter())
        {
            Pattern.Paint(_canvas.Pixels, _canvas.Stride, _canvas.Format, rect, seed);
        }

        return this;
    }

    /// <summary>Draws a soft gradient, for scaling where filters differ in detail.</summary>
    public Guest PaintSoft()
    {
        using (_canvas.DrawLock.Enter())
        {
            Pattern.PaintSoft(_canvas.Pixels, _canvas.Stride, _canvas.Format, _canvas.Size);
        }

        return this;
    }

    public Task<FrameOutcome> CommitAsync(params Rect[] damage) => Session.CommitAsync(damage).AsTask();

    public void Commit(params Rect[] damage) => Session.Commit(damage);

    /// <summary>The source goes away; its picture is held.</summary>
    public void Leave() => Session.Dispose();

    public void Committed(Surface surface) => Loop?.Wake(surface);

    public void Rearranged(Surface surface)
    {
    }

    public void CursorChanged(Surface surface)
    {
    }

    public void Dispose()
    {
        Surface.Close();
        _canvas.Dispose();
    }
}
