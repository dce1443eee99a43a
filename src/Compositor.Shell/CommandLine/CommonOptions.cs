using System.CommandLine;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string> Socket() => new("--socket")
    {
        Description = "The control socket; by default in the user's runtime directory.",
        HelpName = "PATH",
    };

    public static Option<string[]> Plugins() => new("--plugins")
    {
        Description = "Another directory with a folder for each plugin. May be given several times.",
        HelpName = "DIR",
    };

    /// <summary>The plugins that come with the program, and those that were named.</summary>
    public static Catalogue LoadPlugins(string[]? directories) => PluginFolders.Load([PluginFolders.Default, .. directories ?? []]);
}
