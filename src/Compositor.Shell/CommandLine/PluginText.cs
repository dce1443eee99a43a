using Compositor.Shell.Control.Client;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.CommandLine;

/// <summary>Plugins as people like to read them.</summary>
internal static class PluginText
{
    public static string Table(Catalogue catalogue)
    {
        var table = new TextTable("PLUGIN", "STATE", "SOURCES", "LAYOUTS", "INPUT POLICIES", "REASON");
        foreach (var plugin in catalogue.Plugins)
        {
            table.Add(
                plugin.Name,
                plugin.IsLoaded ? "loaded" : "refused",
                Names(plugin.Sources),
                Names(plugin.Layouts),
                Names(plugin.InputPolicies),
                plugin.Reason ?? string.Empty);
        }

        return table.ToString();
    }

    /// <summary>A line for each plugin that could not be used.</summary>
    public static void WriteRefused(Catalogue catalogue, TextWriter error)
    {
        foreach (var plugin in catalogue.Plugins.Where(plugin => !plugin.IsLoaded))
        {
            error.WriteLine($"compositor: plugin {plugin.Name} is left out: {plugin.Reason}");
        }
    }

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "-" : string.Join(", ", names);
}
