using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>The tables that a file may have; complains of all others, and of tables written the wrong way.</summary>
internal sealed class RootTables
{
    public static IReadOnlyList<string> Names { get; } = ["shell", "source", "layout", "input", "bindings"];

    private readonly Table _root;
    private readonly ErrorList _errors;

    public RootTables(Table root, ErrorList errors)
    {
        (_root, _errors) = (root, errors);
        Sources = ReadSources();
        (Shell, Layout, Input) = (Find("shell") ?? Empty, Find("layout") ?? Empty, Find("input") ?? Empty);
        Bindings = Find("bindings");
        foreach (var entry in root.Entries.Where(entry => !Names.Contains(entry.Name)))
        {
            errors.AddUnknown(entry.Position, entry.Value is Scalar ? "key" : "table", entry.Name, Names);
        }
    }

    public IReadOnlyList<Table> Sources { get; }

    public Table Shell { get; }

    public Table Layout { get; }

    public Table Input { get; }

    /// <summary>Null when there is none, which is not the same as an empty one.</summary>
    public Table? Bindings { get; }

    private static Table Empty => new(TextPosition.Start);

    private Table? Find(string name)
    {
        if (_root.Find(name) is not { } entry)
        {
            return null;
        }

        if (entry.Value is Table table)
        {
            return table;
        }

        _errors.Add(entry.Position, $"\"{name}\" is a table: write [{name}]");
        return null;
    }

    private IReadOnlyList<Table> ReadSources()
    {
        if (_root.Find("source") is not { } entry)
        {
            return [];
        }

        if (entry.Value is Sequence { Items: var items } && items.TrueForAll(item => item is Table))
        {
            return [.. items.Cast<Table>()];
        }

        _errors.Add(entry.Position, "each source is a table in an array: write [[source]], with two brackets");
        return [];
    }
}
