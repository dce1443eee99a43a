using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>A directory of this user alone, for the QMP socket of a started QEMU.</summary>
internal static class RuntimeDirectory
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>One that nobody else will have; the caller deletes it.</summary>
    public static string CreateUnique()
    {
        var root = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (string.IsNullOrEmpty(root) || !Directory.Exists(root))
        {
            return Directory.CreateTempSubdirectory("compositor-").FullName;
        }

        return Directory.CreateDirectory(Path.Combine(root, $"compositor-{Guid.NewGuid():N}"), Private).FullName;
    }

    /// <summary>The same one for every run of a source, so that a kept QEMU is found again.</summary>
    /// <exception cref="SourceException">There is no directory that only this user can write.</exception>
    public static string CreateLasting(string name)
    {
        var root = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (string.IsNullOrEmpty(root))
        {
            throw new SourceException("keep = true needs XDG_RUNTIME_DIR, to find the VM again; log in through a session, or set it to a directory of this user");
        }

        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return Directory.CreateDirectory(Path.Combine(root, "compositor", safe), Private).FullName;
    }
}
