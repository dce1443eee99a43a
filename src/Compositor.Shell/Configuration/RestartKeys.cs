namespace Compositor.Shell.Configuration;

/// <summary>The keys of [shell] that are read at the start only: outputs, renderer and log stay as they were made.</summary>
internal static class RestartKeys
{
    /// <summary>Those that differ.</summary>
    public static IReadOnlyList<string> Between(ShellOptions before, ShellOptions after)
    {
        (string Key, bool Differs)[] keys =
        [
            ("output", before.Output != after.Output),
            ("size", before.Size != after.Size),
            ("renderer", before.Renderer != after.Renderer),
            ("refresh", before.Refresh != after.Refresh),
            ("outputs", before.Outputs != after.Outputs),
            ("log", before.Log != after.Log),
        ];
        return [.. keys.Where(entry => entry.Differs).Select(entry => entry.Key)];
    }
}
