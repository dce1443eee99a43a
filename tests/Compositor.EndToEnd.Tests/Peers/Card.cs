namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>Reads the input that a testcard has drawn into its picture; docs/PLUGINS.md says where.</summary>
internal sealed class Card(PixelGrid picture)
{
    private const int Cell = 4;
    private const int Columns = 32;
    private const int NumberRow = 24;
    private const int White = 0xffffff;
    private const int Magenta = 0xff00ff;

    /// <summary>Keys, buttons, notches and touches so far.</summary>
    public int Events => Enumerable.Range(0, 16).Aggregate(0, (number, column) => (number << 1) | (IsWhite(column, NumberRow) ? 1 : 0));

    /// <summary>The keys and buttons that are held.</summary>
    public IReadOnlyList<int> Held => [.. Enumerable.Range(0, Columns * NumberRow).Where(code => IsWhite(code % Columns, code / Columns))];

    /// <summary>The middle of the pointer's square; null while there is none.</summary>
    public (int X, int Y)? Pointer
    {
        get
        {
            var columns = Enumerable.Range(0, picture.Width).Where(x => Enumerable.Range(0, picture.Height).Any(y => picture.At(x, y) == Magenta)).ToArray();
            var rows = Enumerable.Range(0, picture.Height).Where(y => columns.Any(x => picture.At(x, y) == Magenta)).ToArray();
            return columns.Length == 0 ? null : (Middle(columns), Middle(rows));
        }
    }

    // Five wide; the edge of the picture may cut it.
    private static int Middle(int[] marked) => marked[0] == 0 ? marked[^1] - 2 : marked[0] + 2;

    private bool IsWhite(int column, int row) => picture.At((column * Cell) + 1, (row * Cell) + 1) == White;
}
