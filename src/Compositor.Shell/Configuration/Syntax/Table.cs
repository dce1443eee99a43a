namespace Compositor.Shell.Configuration.Syntax;

/// <summary>A table, however it was written: [name], a.b = 1, or { }.</summary>
/// <param name="Position">Of its header, or of what first named it.</param>
internal sealed record Table(TextPosition Position) : Value(Position)
{
    private readonly Dictionary<string, Entry> _entries = [];

    public override string TypeName => "a table";

    /// <summary>In the order of the file.</summary>
    public IEnumerable<Entry> Entries => _entries.Values;

    public Entry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>False when the name is taken.</summary>
    public bool TryAdd(Entry entry) => _entries.TryAdd(entry.Name, entry);
}
