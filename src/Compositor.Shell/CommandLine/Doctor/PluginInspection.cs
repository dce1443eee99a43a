using Compositor.Shell.Plugins;

namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>The plugins.</summary>
internal sealed class PluginInspection(Catalogue catalogue) : IInspection
{
    public string Title => "Plugins";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(
        [
            .. catalogue.Plugins.Select(Inspect),
            .. catalogue.Sources.Count == 0
                ? [Finding.Fatal("no plugin brings a kind of source: there is nothing to show", "install the plugins folder beside the executable")]
                : Array.Empty<Finding>(),
        ]);

    private static Finding Inspect(PluginReport plugin) => plugin.Reason is null
        ? Finding.Good($"{plugin.Name}: {string.Join(", ", plugin.Sources.Concat(plugin.Layouts).Concat(plugin.InputPolicies))}")
        : Finding.Lacking($"{plugin.Name} is refused: {plugin.Reason}", $"mend or remove {plugin.Path}");
}
