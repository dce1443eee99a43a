namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A directory for --plugins, with one plugin whose policies misbehave and one that is no assembly.</summary>
internal static class PluginDirectory
{
    /// <returns>The directory.</returns>
    public static string LayOut(Workspace workspace)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var built = Path.Combine(Workspace.Checkout, "tests/BadPolicyPlugin/bin", configuration, "net10.0");
        var folder = Directory.CreateDirectory(Path.Combine(workspace["plugins"], "bad-policies")).FullName;
        foreach (var file in (string[])["Compositor.BadPolicyPlugin.dll", "Compositor.BadPolicyPlugin.deps.json"])
        {
            File.Copy(Path.Combine(built, file), Path.Combine(folder, file));
        }

        var broken = Directory.CreateDirectory(Path.Combine(workspace["plugins"], "broken")).FullName;
        File.WriteAllText(Path.Combine(broken, "Broken.dll"), "not an assembly");
        return workspace["plugins"];
    }
}
