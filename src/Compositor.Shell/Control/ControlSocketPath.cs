using Compositor.Shell.Control.Server;

namespace Compositor.Shell.Control;

/// <summary>Where the control socket is when nobody says.</summary>
internal static class ControlSocketPath
{
    public static string Default => Resolve(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), FileOwner.Self, "/run/user", Path.GetTempPath());

    /// <summary>The user's runtime directory, told or found; else a private directory among the temporary files.</summary>
    public static string Resolve(string? runtimeDirectory, uint user, string runtimeDirectories, string temporary)
    {
        var found = Path.Combine(runtimeDirectories, $"{user}");
        var directory = !string.IsNullOrEmpty(runtimeDirectory) ? Path.Combine(runtimeDirectory, "compositor")
            : Directory.Exists(found) ? Path.Combine(found, "compositor")
            : Path.Combine(temporary, $"compositor-{user}");
        return Path.Combine(directory, "control.sock");
    }
}
