namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>What /proc says about processes that a test started, and about their children.</summary>
internal static class Processes
{
    /// <summary>The processes that one has started and that run.</summary>
    public static IReadOnlyList<int> ChildrenOf(int pid) =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var child) ? child : 0)
            .Where(child => child != 0 && StatusOf(child) is [not "Z", { } parent, ..] && parent == $"{pid}"),
    ];

    /// <summary>False for one that has ended, also while nobody has asked how.</summary>
    public static bool IsRunning(int pid) => StatusOf(pid) is [not "Z", ..];

    // State and parent; they follow the name, which may hold anything, in parentheses.
    private static string[]? StatusOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
