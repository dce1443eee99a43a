using System.Reflection;

namespace Compositor.Shell.Tests;

/// <summary>Where things are, as the build wrote it into this assembly.</summary>
internal static class Places
{
    public static string Repository => Of("Repository");

    /// <summary>The shell's output, plugins and all.</summary>
    public static string Shell => Of("Shell");

    public static string BrokenPlugin => Of("BrokenPlugin");

    private static string Of(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
