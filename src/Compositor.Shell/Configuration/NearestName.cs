namespace Compositor.Shell.Configuration;

/// <summary>Finds the known name that somebody probably meant.</summary>
internal static class NearestName
{
    private const int ShortList = 8;

    /// <summary>The nearest of the names; null when none is near. Of equally near ones, the first.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var limit = Math.Max(2, name.Length / 3);
        return known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= limit && candidate.Distance < candidate.Name.Length)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The end of a message: the nearest name, or all where they are few, or nothing.</summary>
    public static string Suggestion(string name, IEnumerable<string> known)
    {
        var names = known.ToArray();
        return Find(name, names) is { } nearest
            ? $"; did you mean \"{nearest}\"?"
            : names.Length is > 0 and <= ShortList
                ? $"; known: {Quoted(names)}"
                : string.Empty;
    }

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.</summary>
    public static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Step(table, from, to, i, j);
            }
        }

        return table[from.Length, to.Length];
    }

    private static int Step(int[,] table, string from, string to, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
        return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]
            ? Math.Min(best, table[i - 2, j - 2] + 1)
            : best;
    }
}
