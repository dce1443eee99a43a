using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>All that one output shows. Immutable; built on the main thread, drawn on the render thread.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Size">Its drawable pixels.</param>
/// <param name="Views">Back to front.</param>
public sealed record OutputScene(string Output, Size Size, IReadOnlyList<View> Views)
{
    /// <summary>What lies behind all views: opaque black, XRGB.</summary>
    public const uint Background = 0xff000000;

    /// <summary>The topmost view at a pixel; null for the background.</summary>
    public View? ViewAt(Point point)
    {
        for (var i = Views.Count - 1; i >= 0; i--)
        {
            if (Views[i].Area.Contains(point))
            {
                return Views[i];
            }
        }

        return null;
    }

    /// <summary>The topmost view of a surface; null when the output does not show it.</summary>
    public View? ViewOf(SurfaceId surface)
    {
        for (var i = Views.Count - 1; i >= 0; i--)
        {
            if (Views[i].Surface.Id == surface)
            {
                return Views[i];
            }
        }

        return null;
    }

    /// <summary>Adds what must be redrawn to get from another scene of the same output to this one.</summary>
    public void DamageSince(OutputScene? before, Region damage)
    {
        if (before is null || before.Size != Size)
        {
            damage.Add(new Rect(Size));
            return;
        }

        var count = Math.Max(Views.Count, before.Views.Count);
        for (var i = 0; i < count; i++)
        {
            var now = i < Views.Count ? Views[i] : null;
            var then = i < before.Views.Count ? before.Views[i] : null;
            if (now is not null && then is not null)
            {
                ViewDamage.Between(then, now, damage);
                continue;
            }

            damage.Add((now ?? then)!.Area);
        }
    }
}
