namespace Compositor.Plugins.Virgil;

/// <summary>Where programs are, and which Debian package brings them.</summary>
internal static class Programs
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The full path of a program, or null.</summary>
    /// <param name="name">A file name to look for in PATH, or a path.</param>
    /// <param name="directory">Where a relative path starts.</param>
    public static string? Find(string name, string directory)
    {
        if (name.Contains('/'))
        {
            return Executable(Path.GetFullPath(name, directory));
        }

        // Daemons are started with short paths; the programs meant here are in these places on every distribution.
        var path = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/bin:/bin:/usr/local/bin";
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(place => Executable(Path.Combine(place, name))).FirstOrDefault(found => found is not null);
    }

    /// <summary>The Debian package of a QEMU.</summary>
    public static string PackageOf(string binary) => Path.GetFileName(binary) switch
    {
        "qemu-system-aarch64" or "qemu-system-arm" => "qemu-system-arm qemu-system-modules-opengl",
        "qemu-system-riscv64" or "qemu-system-ppc64" or "qemu-system-s390x" => "qemu-system-misc qemu-system-modules-opengl",
        _ => "qemu-system-x86 (and qemu-system-modules-opengl from Debian 13 on)",
    };

    private static string? Executable(string path) => File.Exists(path) && (File.GetUnixFileMode(path) & AnyExecute) != 0 ? path : null;
}
