namespace Compositor.Shell.Plugins;

/// <summary>What became of one plugin folder.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Path">The folder.</param>
/// <param name="Reason">Why the plugin was refused; null when it is loaded.</param>
internal sealed record PluginReport(string Name, string Path, string? Reason = null)
{
    /// <summary>Kinds of source.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Layouts { get; init; } = [];

    public IReadOnlyList<string> InputPolicies { get; init; } = [];

    public bool IsLoaded => Reason is null;
}
