using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>Tells sources how their surfaces are looked at, where they want to know: once a connection, and at each change. Main thread.</summary>
/// <param name="log">Hears of a source that fails when it is told.</param>
public sealed class ViewReports(ILogger log)
{
    private readonly Dictionary<Surface, (IViewSink Sink, ViewState View)> _told = [];

    /// <summary>Takes a new scene.</summary>
    /// <param name="scene">All that is shown.</param>
    /// <param name="surfaces">All that there are, shown or not.</param>
    /// <param name="focus">Has the keyboard.</param>
    public void Follow(Scene scene, IEnumerable<Surface> surfaces, SurfaceId? focus)
    {
        var gone = _told.Count > 0 ? new HashSet<Surface>(_told.Keys) : null;
        foreach (var surface in surfaces)
        {
            if (surface.View is { } sink)
            {
                gone?.Remove(surface);
                Tell(surface, sink, new ViewState(LargestOf(scene, surface), surface.Id == focus));
            }
        }

        foreach (var surface in gone ?? [])
        {
            _told.Remove(surface);
        }
    }

    private static Size LargestOf(Scene scene, Surface surface)
    {
        var largest = default(Size);
        foreach (var output in scene.Outputs)
        {
            foreach (var view in output.Views)
            {
                // While there is no picture yet, its place is where it will be.
                var place = view.SurfaceSize.IsEmpty ? view.Content : view.Picture;
                if (ReferenceEquals(view.Surface, surface) && !place.Intersect(view.Content).IsEmpty && place.Size.Area > largest.Area)
                {
                    largest = place.Size;
                }
            }
        }

        return largest;
    }

    private void Tell(Surface surface, IViewSink sink, ViewState view)
    {
        if (_told.TryGetValue(surface, out var told) && ReferenceEquals(told.Sink, sink) && told.View == view)
        {
            return;
        }

        _told[surface] = (sink, view);
        try
        {
            sink.Show(view);
        }
        catch (Exception e)
        {
            // The plugin's code: its fault costs the others nothing.
            log.LogError(e, "{Surface} cannot be told how it is shown", surface.Id);
        }
    }
}
