namespace Compositor.Fuzz;

/// <summary>The inputs that a target begins with: a folder of its name, an input in a file.</summary>
public static class Corpus
{
    /// <summary>A target's inputs, in an order that is always the same.</summary>
    /// <param name="folder">Of all targets.</param>
    /// <param name="target">Whose.</param>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(string folder, Target target) =>
        [.. Directory.GetFiles(Path.Combine(folder, target.Name)).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))];
}
