using Compositor.Shell.Plugins;

namespace Compositor.Shell.Doctor;

/// <summary>The plugins.</summary>
internal sealed class PluginInspection(Catalogue catalogue) : LocalInspection("plugin", "Plugins")
{
    protected override IEnumerable<Finding> Inspect() =>
    [
        .. catalogue.Plugins.Select(Judge),
        .. catalogue.Sources.Count == 0
            ? [Finding.Blocking("sources", "no plugin brings a kind of source: there is nothing to show", "install the plugins folder beside the executable")]
            : Array.Empty<Finding>(),
    ];

    private static Finding Judge(PluginReport plugin) => plugin.Reason is null
        ? Finding.Ok(plugin.Name, $"{plugin.Name}: {string.Join(", ", plugin.Sources.Concat(plugin.Layouts).Concat(plugin.InputPolicies))}")
        : Finding.Missing(plugin.Name, $"{plugin.Name} is refused: {plugin.Reason}", $"mend or remove {plugin.Path}");
}
