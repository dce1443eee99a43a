namespace Compositor.Shell.CommandLine;

/// <summary>Where the configuration is looked for when nobody says.</summary>
internal static class ConfigurationSearch
{
    private const string Name = "compositor.toml";

    /// <summary>In this order.</summary>
    public static IReadOnlyList<string> Places(Func<string, string?> environment)
    {
        var home = environment("XDG_CONFIG_HOME") is { Length: > 0 } configured ? configured
            : environment("HOME") is { Length: > 0 } user ? Path.Combine(user, ".config")
            : null;
        return home is null
            ? [Name, Path.Combine("/etc/compositor", Name)]
            : [Name, Path.Combine(home, "compositor", Name), Path.Combine("/etc/compositor", Name)];
    }

    /// <summary>The first that is there; null when none is.</summary>
    public static string? Find() => Places(Environment.GetEnvironmentVariable).FirstOrDefault(File.Exists);
}
