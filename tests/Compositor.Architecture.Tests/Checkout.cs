namespace Compositor.Architecture.Tests;

/// <summary>The source tree and what was built from it.</summary>
internal static class Checkout
{
    public static string Root
    {
        get
        {
            var directory = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(directory, "Compositor.sln")))
            {
                directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("no Compositor.sln above the tests");
            }

            return directory;
        }
    }

    public static string ShellOutput
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(Root, "src/Compositor.Shell/bin", configuration, "net10.0");
        }
    }

    /// <summary>Every source file of the product, by its path from the top.</summary>
    public static IEnumerable<string> ProductSources =>
        from top in (string[])["src", "plugins"]
        from file in Directory.EnumerateFiles(Path.Combine(Root, top), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file)
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;
}
