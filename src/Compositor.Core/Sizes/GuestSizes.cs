using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>
/// Asks guests for the sizes of their places on the wall, so that one guest pixel is one pixel of the output. A place must have rested
/// before it is asked for, and each size is asked for once: a guest that takes another one, or none, is left in peace until its
/// place changes or it connects anew. Main thread.
/// </summary>
public sealed class GuestSizes : IDisposable
{
    /// <summary>Places that are smaller are thumbnails: nobody works in them, and a guest could hardly use them.</summary>
    public static readonly Size Smallest = new(320, 200);

    private readonly Dictionary<SurfaceId, SizeWish> _wishes = [];
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ITimer _timer;
    private IReadOnlySet<string> _sources = new HashSet<string>();

    /// <param name="post">Runs something on the main thread; called on any.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Hears of a source that fails when it is asked.</param>
    public GuestSizes(Action<Action> post, TimeProvider time, ILogger log)
    {
        (_time, _log) = (time, log);
        _timer = time.CreateTimer(_ => post(Ask), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The sources whose guests are asked; the others keep the sizes that they choose.</summary>
    public void Apply(IReadOnlySet<string> sources)
    {
        _sources = sources;
        foreach (var gone in _wishes.Keys.Where(id => !sources.Contains(id.Source)).ToArray())
        {
            _wishes.Remove(gone);
        }
    }

    /// <summary>Takes the places of a new scene. A surface that it does not show keeps the size that it has.</summary>
    public void Follow(Scene scene)
    {
        if (_sources.Count == 0)
        {
            return;
        }

        foreach (var output in scene.Outputs)
        {
            foreach (var view in output.Views)
            {
                if (_sources.Contains(view.Surface.Id.Source) && view.Surface.Display is { } display)
                {
                    Follow(view, display);
                }
            }
        }

        SetTimer();
    }

    public void Dispose() => _timer.Dispose();

    private void Follow(View view, IDisplayControl display)
    {
        var place = view.Content.Size;
        if (place.Width < Smallest.Width || place.Height < Smallest.Height)
        {
            return;
        }

        if (!_wishes.TryGetValue(view.Surface.Id, out var wish))
        {
            _wishes.Add(view.Surface.Id, wish = new SizeWish(_time));
        }

        wish.Follow(display, place, view.SurfaceSize);
    }

    private void Ask()
    {
        foreach (var (id, wish) in _wishes)
        {
            try
            {
                if (wish.Ask())
                {
                    _log.LogDebug("{Surface} is asked for {Size}", id, wish.Place);
                }
            }
            catch (Exception e)
            {
                // The plugin's code: its fault costs the others nothing, and the size is not asked for again.
                _log.LogError(e, "{Surface} cannot be asked for another size", id);
            }
        }

        SetTimer();
    }

    private void SetTimer()
    {
        var next = Timeout.InfiniteTimeSpan;
        foreach (var wish in _wishes.Values)
        {
            if (wish.Due is { } due && (next == Timeout.InfiniteTimeSpan || due < next))
            {
                next = due;
            }
        }

        _timer.Change(next, Timeout.InfiniteTimeSpan);
    }
}
