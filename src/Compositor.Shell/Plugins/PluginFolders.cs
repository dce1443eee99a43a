namespace Compositor.Shell.Plugins;

/// <summary>Loads every plugin folder below some directories. Main thread.</summary>
internal static class PluginFolders
{
    /// <summary>Where the plugins that come with the program are.</summary>
    public static string Default => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Loads what can be loaded; a plugin that cannot is in the catalogue's reports, with the reason.</summary>
    /// <param name="directories">Each holds one folder a plugin; where two bring the same name, the earlier wins. One that does not exist is empty.</param>
    public static Catalogue Load(params IEnumerable<string> directories)
    {
        var builder = new CatalogueBuilder();
        foreach (var folder in directories.Where(Directory.Exists).SelectMany(Folders))
        {
            var name = Path.GetFileName(folder);
            try
            {
                builder.Add(name, folder, PluginAssembly.Load(folder));
            }
            catch (PluginRefusedException refused)
            {
                builder.Refuse(name, folder, refused.Message);
            }
        }

        return builder.Build();
    }

    private static IEnumerable<string> Folders(string directory) =>
        Directory.GetDirectories(directory).Select(Path.GetFullPath).Order(StringComparer.Ordinal);
}
