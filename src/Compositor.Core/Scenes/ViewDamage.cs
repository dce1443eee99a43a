namespace Compositor.Core;

/// <summary>What must be redrawn when one view takes another's place.</summary>
internal static class ViewDamage
{
    public static void Between(View then, View now, Region damage)
    {
        if (then.Equals(now))
        {
            return;
        }

        var samePlace = ReferenceEquals(then.Surface, now.Surface) && then.Area == now.Area && then.Content == now.Content
            && then.Picture == now.Picture && then.SurfaceSize == now.SurfaceSize && then.Dimmed == now.Dimmed;
        if (!samePlace)
        {
            damage.Add(then.Area);
            damage.Add(now.Area);
            return;
        }

        // Only words or the pointer changed: a clock in a notice must not repaint the whole picture.
        foreach (var caption in then.Captions.Except(now.Captions).Concat(now.Captions.Except(then.Captions)))
        {
            damage.Add(caption.Area);
        }

        if (!Equals(then.Cursor, now.Cursor))
        {
            damage.Add((then.Cursor?.Area ?? default).Intersect(then.Content));
            damage.Add((now.Cursor?.Area ?? default).Intersect(now.Content));
        }
    }
}
