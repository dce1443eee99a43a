using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>One output in the loop: its target, its scene, where it is in its redraw cycle, what must be drawn. Render thread.</summary>
internal sealed class RenderOutput(string name, Func<IOutputTarget> create) : IDisposable
{
    private readonly DamageHistory _history = new();
    private readonly Region _pending = new();
    private readonly Region _repaint = new();
    private IOutputTarget? _target;
    private OutputScene _scene = new(name, default, []);
    private Size _drawn;
    private TimeSpan _nextRefresh;

    public string Name => name;

    /// <summary>All of the output; of the target's size while there is no scene.</summary>
    public OutputScene Scene => _scene.Size.IsEmpty ? _scene with { Size = _drawn } : _scene;

    /// <summary>The views that can be seen.</summary>
    public List<View> Visible { get; private set; } = [];

    /// <summary>The views that could be seen before the last change of the scene.</summary>
    public List<View> Former { get; private set; } = [];

    public RedrawState State { get; private set; }

    /// <summary>True when the screen does not show what it should.</summary>
    public bool IsStale => _drawn.IsEmpty || !_pending.IsEmpty;

    public TimeSpan Interval { get; private set; } = TimeSpan.FromSeconds(1.0 / 60);

    public OutputReport Report => new(name, _drawn, State, _frames, _lastRepaint);

    /// <summary>
    /// When the loop must wake for this output. A refresh that nobody waits for needs no wake: it is noticed when something changes.
    /// </summary>
    public TimeSpan? Deadline => State == RedrawState.WaitingForEstimatedVBlankThenRedraw ? _nextRefresh : null;

    private long _frames;
    private long _lastRepaint;

    public void Happened(RedrawEvent what) => State = RedrawMachine.Next(State, what);

    /// <summary>Makes the target, if there is none.</summary>
    public IOutputTarget Open()
    {
        if (_target is null)
        {
            _target = create();
            Interval = _target.RefreshInterval;
        }

        return _target;
    }

    /// <summary>Takes another scene; what differs becomes damage.</summary>
    public void SetScene(OutputScene? scene)
    {
        scene ??= new OutputScene(name, _scene.Size, []);
        scene.DamageSince(_scene, _pending);
        _scene = scene;
        (Former, Visible) = (Visible, Former);
        VisibleViews.Collect(scene, Visible);
        if (!_pending.IsEmpty)
        {
            Happened(RedrawEvent.Damaged);
        }
    }

    /// <summary>Adds what changed of a surface, wherever a view shows it.</summary>
    /// <returns>True when any of it can be seen here.</returns>
    public bool Damage(Surface surface, Size size, Region damage)
    {
        var seen = false;
        foreach (var view in Visible)
        {
            if (ReferenceEquals(view.Surface, surface))
            {
                seen |= ViewProjection.Add(view, size, damage, _pending);
            }
        }

        if (seen)
        {
            Happened(RedrawEvent.Damaged);
        }

        return seen;
    }

    /// <summary>Redraws everything at the next turn: nothing on the screen can be trusted.</summary>
    public void Invalidate()
    {
        _drawn = default;
        Happened(RedrawEvent.Damaged);
    }

    /// <summary>Lets the estimated refresh pass when its time has come.</summary>
    public void Tick(TimeSpan now)
    {
        if (RedrawMachine.NeedsTimer(State) && now >= _nextRefresh)
        {
            Happened(RedrawEvent.VBlank);
        }
    }

    /// <summary>Draws what is pending; <see cref="Present"/> follows.</summary>
    /// <param name="renderer">Draws.</param>
    /// <param name="missed">Empty; gets what could not be drawn.</param>
    public void Draw(IRenderer renderer, Region missed)
    {
        var target = Open();
        target.BeginFrame();
        var whole = new Rect(target.Size);
        if (_drawn != whole.Size)
        {
            _drawn = whole.Size;
            _history.Clear();
            _pending.Add(whole);
        }

        _history.Push(_pending);
        _repaint.Clear();
        _history.Collect(renderer.AgeOf(target), whole, _repaint);
        renderer.Draw(target, Scene, _repaint, missed);
    }

    /// <summary>Presents what was drawn; what was missed is pending again.</summary>
    /// <param name="missed">What could not be drawn.</param>
    /// <param name="lookAgain">True when something is owed that could not be read now.</param>
    /// <param name="now">The time.</param>
    public void Present(Region missed, bool lookAgain, TimeSpan now)
    {
        var target = Open();
        target.Present(_pending.Rects);
        _frames++;
        _lastRepaint = _repaint.Area;
        _pending.Clear();
        _pending.Add(missed);
        lookAgain |= !missed.IsEmpty;
        Submit(target.Paced && !lookAgain ? RedrawEvent.Presented : RedrawEvent.PresentedUnpaced, lookAgain, now);
    }

    /// <summary>There was nothing to draw.</summary>
    /// <param name="lookAgain">True when something is owed that could not be read now: look a refresh later.</param>
    /// <param name="now">The time.</param>
    public void Skip(bool lookAgain, TimeSpan now)
    {
        if (lookAgain)
        {
            Submit(RedrawEvent.PresentedUnpaced, lookAgain, now);
        }
        else
        {
            Happened(RedrawEvent.Skipped);
        }
    }

    /// <summary>Lets go of the target, to be made anew with the next frame: its device was lost.</summary>
    public void Reopen()
    {
        Close();
        Invalidate();
    }

    public void Dispose() => Close();

    private void Close()
    {
        _target?.Dispose();
        _target = null;
        State = RedrawState.Idle;
    }

    private void Submit(RedrawEvent presented, bool lookAgain, TimeSpan now)
    {
        Happened(RedrawEvent.Submitted);
        Happened(presented);
        if (lookAgain)
        {
            Happened(RedrawEvent.Damaged);
        }

        // Keep the phase while frames follow each other, so that timer rounding does not lower the rate.
        var next = _nextRefresh + Interval;
        _nextRefresh = next > now && next <= now + Interval ? next : now + Interval;
    }
}
