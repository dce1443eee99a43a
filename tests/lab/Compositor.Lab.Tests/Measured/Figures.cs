using System.Globalization;
using System.Text;

namespace Compositor.Lab.Tests.Measured;

/// <summary>A table of what was measured, as it goes into docs/PERFORMANCE.md.</summary>
/// <param name="columns">Its heads.</param>
internal sealed class Figures(params IReadOnlyList<string> columns)
{
    private readonly List<string> _rows = [];

    /// <summary>Adds a row; numbers are written with at most two decimals.</summary>
    public void Add(params IReadOnlyList<object> cells) => _rows.Add(Row(cells.Select(cell => cell switch
    {
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    })));

    /// <inheritdoc/>
    public override string ToString() =>
        new StringBuilder().AppendLine(Row(columns)).AppendLine(Row(columns.Select(_ => "---"))).AppendJoin('\n', _rows).AppendLine().ToString();

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
