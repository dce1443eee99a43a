namespace Compositor.Shell.Control.Client;

/// <summary>Rows of words in columns, for a terminal.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] row) => _rows.Add(row);

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var lines = _rows.Select(row => string.Join("  ", row.Select((word, column) => word.PadRight(widths[column]))).TrimEnd());
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
