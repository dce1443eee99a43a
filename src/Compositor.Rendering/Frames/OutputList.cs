using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>All outputs of the loop, and who can be seen on them. Render thread.</summary>
internal sealed class OutputList : IDisposable
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(1.0 / 60);

    private readonly List<RenderOutput> _outputs = [];

    /// <summary>The shortest time between refreshes: how often commits complete that nobody sees.</summary>
    public TimeSpan Interval { get; private set; } = UsualInterval;

    public bool IsEmpty => _outputs.Count == 0;

    /// <summary>When the first output wants to be looked at.</summary>
    public TimeSpan? Deadline(TimeSpan now)
    {
        TimeSpan? deadline = null;
        foreach (var output in _outputs)
        {
            deadline = Earlier(deadline, output.State == RedrawState.Queued ? now : output.Deadline);
        }

        return deadline;
    }

    public List<RenderOutput>.Enumerator GetEnumerator() => _outputs.GetEnumerator();

    public RenderOutput? Find(string name) => _outputs.Find(output => output.Name == name);

    public void Add(RenderOutput output)
    {
        _outputs.Add(output);
        Measure();
    }

    public void Remove(RenderOutput output)
    {
        _outputs.Remove(output);
        Measure();
    }

    /// <summary>True when some output shows pixels of the surface.</summary>
    public bool Shows(Surface surface)
    {
        foreach (var output in _outputs)
        {
            if (Shows(output, surface))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The time between refreshes of the fastest output that shows a surface; of the fastest there is when none does.</summary>
    public TimeSpan RefreshOf(Surface surface)
    {
        TimeSpan? interval = null;
        foreach (var output in _outputs)
        {
            if (Shows(output, surface))
            {
                interval = Earlier(interval, output.Interval);
            }
        }

        return interval ?? Interval;
    }

    /// <summary>Has every output that shows the surface look at it at its next frame.</summary>
    public void Queue(Surface surface)
    {
        foreach (var output in _outputs)
        {
            if (Shows(output, surface))
            {
                output.Happened(RedrawEvent.Damaged);
            }
        }
    }

    /// <summary>Adds a surface's damage wherever it is shown.</summary>
    /// <returns>False when nobody can see what changed.</returns>
    public bool Damage(Surface surface, Size size, Region damage)
    {
        var seen = false;
        foreach (var output in _outputs)
        {
            seen |= output.Damage(surface, size, damage);
        }

        return seen;
    }

    public void Dispose()
    {
        foreach (var output in _outputs)
        {
            output.Dispose();
        }

        _outputs.Clear();
    }

    public static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) =>
        one is null || (other is not null && other < one) ? other : one;

    private static bool Shows(RenderOutput output, Surface surface)
    {
        foreach (var view in output.Visible)
        {
            if (ReferenceEquals(view.Surface, surface))
            {
                return true;
            }
        }

        return false;
    }

    private void Measure() => Interval = _outputs.Count == 0 ? UsualInterval : _outputs.Min(output => output.Interval);
}
