namespace Compositor.Core;

/// <summary>Tables of presses by code or slot.</summary>
internal static class Presses
{
    /// <summary>Removes presses of a surface that went to another sink than it has now.</summary>
    public static void Forget<TKey>(Dictionary<TKey, Press> presses, Surface surface)
        where TKey : notnull
    {
        foreach (var (key, press) in presses)
        {
            if (press.Surface == surface.Id && !ReferenceEquals(press.Sink, surface.Input))
            {
                presses.Remove(key);
            }
        }
    }
}
