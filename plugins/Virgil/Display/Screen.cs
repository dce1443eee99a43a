using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// What one console shows, whichever way QEMU brings it, in any order. Frames come on the listener's thread, the announced size on the
/// control connection's, the end of the grace time on a timer's: one short lock orders them. The owner disposes it after those have ended.
/// </summary>
internal sealed class Screen : IDisposable
{
    /// <summary>
    /// How long a head keeps its picture after a Disable that nothing follows. Disable alone does not tell that a head is off: QEMU sends it
    /// whenever it lets go of a guest's old buffer, so with every frame of a guest that flips, and may then drop the new buffer's scanout
    /// from its queue, so that only UpdateDMABUF follows (10.0). Any frame or scanout ends the grace, and the picture is held. It is longer
    /// than the second for which QEMU keeps back a frame because another viewer does not answer.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long an announced size must stand before a canvas follows it. Announcements and pixels come over two connections: each may be
    /// ahead of the other for a moment, and shrinking too soon would lose pixels.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly ISurface _surface;
    private readonly ScreenCanvas _canvas;
    private readonly Pacing _pacing;
    private readonly ITimer _grace;
    private readonly ITimer _settling;
    private Picture _picture;
    private Size _size;
    private Size _announced;
    private bool _disabled;

    public Screen(ISurfaceHost host, ISurface surface, Size announced, Pacing pacing = Pacing.TearFree)
    {
        (_surface, _canvas, _announced, _pacing) = (surface, new ScreenCanvas(host), announced, pacing);
        _grace = host.Time.CreateTimer(static screen => ((Screen)screen!).SwitchOff(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _settling = host.Time.CreateTimer(static screen => ((Screen)screen!).Settle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Pixels of the console, for input: as announced, else of the picture.</summary>
    public Size Size
    {
        get
        {
            lock (_lock)
            {
                return _announced.IsEmpty ? _size : _announced;
            }
        }
    }

    /// <summary>Scanout: a whole picture as bytes.</summary>
    public void Scanout(in BytesFrame frame)
    {
        lock (_lock)
        {
            Draw(frame, default, frame.Size, keep: false);
        }
    }

    /// <summary>
    /// Update: a part of a picture as bytes. It may reach beyond the size known here, because QEMU announces a new mode on another
    /// connection and sends no Scanout for it unless an update happens to cover all of it: the canvas grows then.
    /// </summary>
    public void Update(Point at, in BytesFrame frame)
    {
        if (at.X is < 0 or > SurfaceBuffer.MaximumSide || at.Y is < 0 or > SurfaceBuffer.MaximumSide)
        {
            throw new ProtocolException($"QEMU draws at {at}");
        }

        lock (_lock)
        {
            var rect = new Rect(at.X, at.Y, frame.Size.Width, frame.Size.Height);
            Draw(frame, at, SizeFor(rect), keep: true);
        }
    }

    /// <summary>ScanoutMap: QEMU's own memory. Takes the buffer.</summary>
    public void ScanoutMap(SurfaceBuffer buffer) => Attach(buffer, Picture.Map);

    /// <summary>UpdateMap: QEMU has drawn in its memory. Allocates nothing.</summary>
    public void UpdateMap(Rect damage)
    {
        lock (_lock)
        {
            // Not the shown memory: an update that was overtaken by another kind of scanout.
            if (_picture == Picture.Map)
            {
                Wake();
                _surface.Commit([PictureLimits.Inside(damage, _size)]);
            }
        }
    }

    /// <summary>ScanoutDMABUF: a buffer of the GPU. Always a new one, also at the same size. Takes the buffer.</summary>
    public void ScanoutDmaBuf(SurfaceBuffer buffer) => Attach(buffer, Picture.DmaBuf);

    /// <summary>UpdateDMABUF: the guest has finished a frame; the result completes when it may go on.</summary>
    public ValueTask<FrameOutcome> UpdateDmaBuf(Rect damage)
    {
        lock (_lock)
        {
            Wake();

            // Answered in any case. QEMU may have dropped the scanout that this update belongs to, so the rectangle is only a hint.
            var part = damage.Intersect(new Rect(_size));
            return _pacing.Commit(_surface, [part]);
        }
    }

    /// <summary>Disable: the head is off, if nothing follows within <see cref="Grace"/>.</summary>
    public void Disable()
    {
        lock (_lock)
        {
            if (_picture != Picture.None && !_disabled)
            {
                _disabled = true;
                _grace.Change(Grace, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>QEMU has announced the console's size. Only a canvas follows it: memory and dma-bufs bring their own size.</summary>
    public void Announce(Size size)
    {
        lock (_lock)
        {
            _announced = size;
            FollowAnnounced();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grace.Dispose();
        _settling.Dispose();
        lock (_lock)
        {
            _picture = Picture.None;
            _canvas.Dispose();
        }
    }

    private void Draw(in BytesFrame frame, Point at, Size size, bool keep)
    {
        var fresh = _canvas.Ensure(size, frame.CanvasFormat, keep);
        frame.Draw(_canvas.Current!, at);
        ShowCanvas(fresh, new Rect(at.X, at.Y, frame.Size.Width, frame.Size.Height));
        if (fresh)
        {
            FollowAnnounced();
        }
    }

    // The size that the canvas has, if the rectangle lies in it; else the announced one, if it lies in that; else just large enough.
    private Size SizeFor(Rect rect)
    {
        var known = _picture == Picture.Canvas ? _size : default;
        if (new Rect(known).Contains(rect) && !known.IsEmpty)
        {
            return known;
        }

        return !_announced.IsEmpty && new Rect(_announced).Contains(rect)
            ? _announced
            : new Size((int)Math.Max(known.Width, rect.Right), (int)Math.Max(known.Height, rect.Bottom));
    }

    private void FollowAnnounced()
    {
        if (_picture == Picture.Canvas && !_announced.IsEmpty && _announced != _size)
        {
            _settling.Change(Settling, Timeout.InfiniteTimeSpan);
        }
    }

    private void Settle()
    {
        lock (_lock)
        {
            if (_picture == Picture.Canvas && !_announced.IsEmpty && _announced.Area <= PictureLimits.CanvasArea
                && _canvas.Current is { } canvas && _canvas.Ensure(_announced, canvas.Format, keep: true))
            {
                ShowCanvas(fresh: true, new Rect(_announced));
            }
        }
    }

    private void ShowCanvas(bool fresh, Rect damage)
    {
        Wake();
        var canvas = _canvas.Current!;
        if (fresh || _picture != Picture.Canvas)
        {
            (_picture, _size) = (Picture.Canvas, canvas.Size);
            _surface.Attach(canvas.CreateBuffer());
        }

        _surface.Commit([damage]);
    }

    private void Attach(SurfaceBuffer buffer, Picture picture)
    {
        lock (_lock)
        {
            Wake();
            _canvas.Dispose();
            (_picture, _size) = (picture, buffer.Size);
            var whole = new Rect(buffer.Size);
            _surface.Attach(buffer);
            _surface.Commit([whole]);
        }
    }

    private void Wake()
    {
        if (_disabled)
        {
            _disabled = false;
            _grace.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void SwitchOff()
    {
        lock (_lock)
        {
            if (_disabled)
            {
                _disabled = false;
                _picture = Picture.None;
                _canvas.Dispose();
                _surface.Unmap();
            }
        }
    }
}
