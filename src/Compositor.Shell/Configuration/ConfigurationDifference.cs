namespace Compositor.Shell.Configuration;

/// <summary>What must be done to get from one configuration to another.</summary>
/// <param name="Added">Sources to start.</param>
/// <param name="Removed">Sources to end.</param>
/// <param name="Changed">Sources to end and start anew; the new configuration.</param>
/// <param name="Kept">Sources to leave alone.</param>
/// <param name="OrderChanged">True when the sources that both have stand in another order.</param>
/// <param name="ClipboardChanged">True when a source that both have may do something else with the clipboard; it goes on all the same.</param>
/// <param name="ResizingChanged">True when a source that both have is asked for sizes now, or no longer.</param>
/// <param name="LoudnessChanged">True when a source that is left alone has another volume, or is muted or no longer.</param>
/// <param name="ShellChanged">True when [shell] differs.</param>
/// <param name="LayoutChanged">True when [layout] differs.</param>
/// <param name="InputChanged">True when [input] differs.</param>
/// <param name="BindingsChanged">True when [bindings] differs.</param>
internal sealed record ConfigurationDifference(
    IReadOnlyList<SourceConfiguration> Added,
    IReadOnlyList<SourceConfiguration> Removed,
    IReadOnlyList<SourceConfiguration> Changed,
    IReadOnlyList<SourceConfiguration> Kept,
    bool OrderChanged,
    bool ClipboardChanged,
    bool ResizingChanged,
    bool LoudnessChanged,
    bool ShellChanged,
    bool LayoutChanged,
    bool InputChanged,
    bool BindingsChanged)
{
    public bool IsEmpty =>
        Added.Count + Removed.Count + Changed.Count == 0
        && !(OrderChanged || ClipboardChanged || ResizingChanged || LoudnessChanged || ShellChanged || LayoutChanged || InputChanged || BindingsChanged);

    public static ConfigurationDifference Between(ShellConfiguration before, ShellConfiguration after)
    {
        var old = before.Sources.ToDictionary(source => source.Name);
        var current = after.Sources.ToDictionary(source => source.Name);
        var both = after.Sources.Where(source => old.ContainsKey(source.Name)).ToArray();
        return new ConfigurationDifference(
            [.. after.Sources.Where(source => !old.ContainsKey(source.Name))],
            [.. before.Sources.Where(source => !current.ContainsKey(source.Name))],
            [.. both.Where(source => !source.IsLike(old[source.Name]))],
            [.. both.Where(source => source.IsLike(old[source.Name]))],
            !both.Select(source => source.Name).SequenceEqual(before.Sources.Select(source => source.Name).Where(current.ContainsKey)),
            both.Any(source => source.Clipboard != old[source.Name].Clipboard),
            both.Any(source => source.ResizesGuest != old[source.Name].ResizesGuest),
            both.Any(source => source.IsLike(old[source.Name]) && (source.Volume, source.IsMuted) != (old[source.Name].Volume, old[source.Name].IsMuted)),
            before.Shell != after.Shell,
            before.Layout != after.Layout,
            before.Input != after.Input,
            !before.Bindings.SequenceEqual(after.Bindings));
    }
}
