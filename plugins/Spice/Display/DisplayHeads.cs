using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The heads of one display: all of its canvas or of its GPU's picture, or the parts that monitors_config names. The display's thread shows
/// pictures, the cursor's thread pointers; a lock keeps them apart.
/// </summary>
internal sealed class DisplayHeads(ISurfaceHost host, byte display, HeadPlaces places, Func<int, SurfaceOptions> describe) : ICursorTarget, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Head> _heads = [];
    private readonly Rect[] _cut = new Rect[DamageList.Capacity];
    private List<Monitor> _monitors = [];
    private IDisplayPicture? _picture;
    private GlScanout? _scanout;
    private CursorImage? _image;
    private (Point Position, bool Visible) _pointer;

    /// <summary>Another canvas, which is shown from the next commit on; until then the old one's memory stays on screen.</summary>
    /// <param name="canvas">The display's canvas; it stays its owner's. Null when there is none now.</param>
    public void Show(ICanvas? canvas)
    {
        lock (_gate)
        {
            _picture = canvas is null ? null : new CanvasPicture(canvas);
            if (canvas is not null)
            {
                Arrange();
            }
        }
    }

    /// <summary>A picture of the GPU, which is shown from the next commit on. Takes it; the one before is let go.</summary>
    public void Show(GlScanout scanout)
    {
        lock (_gate)
        {
            // Heads are told again after each; those of a picture of another size are not meant for this one.
            if (_picture?.Size != scanout.Size)
            {
                _monitors = [];
            }

            _scanout?.Dispose();
            (_picture, _scanout) = (scanout, scanout);
            Arrange();
        }
    }

    /// <summary>There is no picture of the GPU any more; what was shown of it stays.</summary>
    public void ForgetScanout()
    {
        lock (_gate)
        {
            _picture = _picture == _scanout ? null : _picture;
            _scanout?.Dispose();
            _scanout = null;
        }
    }

    /// <summary>
    /// The GPU has drawn a frame in its picture, which is shown again where a canvas was shown since. Heads that it does not touch wait for nothing,
    /// unless it touches none.
    /// </summary>
    /// <param name="damage">What it has drawn.</param>
    /// <param name="pacing">When the guest may go on.</param>
    /// <param name="answer">Gets what to wait for.</param>
    /// <returns>False when there is no such picture.</returns>
    public bool CommitFrame(Rect damage, Pacing pacing, DrawAnswer answer)
    {
        lock (_gate)
        {
            if (_scanout is not { } scanout)
            {
                return false;
            }

            if (_picture != scanout)
            {
                _picture = scanout;
                Arrange();
            }

            var all = !IsSeen(damage);
            foreach (var head in _heads)
            {
                if (all || !head.Area.Intersect(damage).IsEmpty)
                {
                    answer.Add(head.CommitFrame(scanout, damage, _cut, pacing));
                }
            }

            return true;
        }
    }

    /// <summary>Which parts are heads.</summary>
    public void Arrange(List<Monitor> monitors)
    {
        lock (_gate)
        {
            _monitors = monitors;
            if (_picture is not null)
            {
                Arrange();
            }
        }
    }

    /// <summary>Shows what was drawn; not while the canvas' lock is held.</summary>
    public void Commit(ReadOnlySpan<Rect> damage)
    {
        lock (_gate)
        {
            if (_picture is { } picture)
            {
                foreach (var head in _heads)
                {
                    head.Commit(picture, damage, _cut);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void SetCursor(CursorImage? image)
    {
        lock (_gate)
        {
            _image = image;
            _heads.ForEach(head => head.SetCursor(image));
        }
    }

    /// <inheritdoc/>
    public void MoveCursor(Point position, bool visible)
    {
        lock (_gate)
        {
            _pointer = (position, visible);
            foreach (var head in _heads)
            {
                head.MoveCursor(position, visible);
            }
        }
    }

    /// <summary>Lets go of the surfaces; their pictures are held.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _picture = null;
            _scanout?.Dispose();
            _scanout = null;
            _heads.ForEach(head => head.Dispose());
            _heads.Clear();
        }
    }

    private bool IsSeen(Rect damage)
    {
        foreach (var head in _heads)
        {
            if (!head.Area.Intersect(damage).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private void Arrange()
    {
        var bounds = new Rect(_picture!.Size);
        var wanted = _monitors.Where(monitor => monitor.Surface == 0 && !monitor.Area.Intersect(bounds).IsEmpty).ToList();
        if (wanted.Count == 0)
        {
            wanted.Add(new Monitor(0, 0, bounds));
        }

        foreach (var gone in _heads.Where(head => !wanted.Exists(monitor => NumberOf(monitor) == head.Number)).ToList())
        {
            _heads.Remove(gone);
            gone.Unmap();
            gone.Dispose();
            places.Free(gone.Number);
        }

        foreach (var monitor in wanted)
        {
            Place(NumberOf(monitor), monitor.Area.Intersect(bounds));
        }
    }

    // Guests have several monitors on one display, or displays with one monitor each.
    private long NumberOf(in Monitor monitor) => display + (long)monitor.Id;

    private void Place(long number, Rect area)
    {
        if (number >= HeadPlaces.Count || !places.TryTake((int)number, display, area))
        {
            return;
        }

        if (_heads.Find(head => head.Number == number) is { } known)
        {
            known.Move(area);
            return;
        }

        var head = new Head(host.CreateSurface(describe((int)number)), (int)number, area);
        _heads.Add(head);
        head.SetCursor(_image);
        head.MoveCursor(_pointer.Position, _pointer.Visible);
    }
}
