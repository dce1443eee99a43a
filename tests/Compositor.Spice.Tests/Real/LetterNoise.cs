using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// Where the scene of letters is anything: servers read behind their glyphs of eight bits, so that a canvas differs from what another client makes of the
/// same messages, and from itself in another run. Measured each time, with libspice-client-glib as the other client.
/// </summary>
internal sealed class LetterNoise
{
    public const string Scene = "text";

    private const int Runs = 3;

    // Pixels each way: a letter with its margin.
    private const int Cell = 20;

    private readonly HashSet<(int X, int Y)> _cells;

    private LetterNoise(HashSet<(int X, int Y)> cells, int most) => (_cells, Most) = (cells, most);

    /// <summary>The most pixels by which a server differed from that client.</summary>
    public int Most { get; }

    /// <summary>Cells in which something differed.</summary>
    public int Cells => _cells.Count;

    /// <summary>Measures it, some servers at a time.</summary>
    public static async Task<LetterNoise> MeasureAsync()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, Runs).Select(_ => RunAsync()));
        var cells = new HashSet<(int, int)>();
        foreach (var (drawn, shown) in runs)
        {
            cells.UnionWith(CellsOf(drawn, shown));
            cells.UnionWith(CellsOf(drawn, runs[0].Drawn));
        }

        return new LetterNoise(cells, runs.Max(run => run.Drawn.DifferencesTo(run.Shown)));
    }

    /// <summary>True when two pictures differ only where servers differ, too, and by no more pixels than twice theirs.</summary>
    public bool Explains(PixelGrid expected, PixelGrid seen) =>
        (expected.Width, expected.Height) == (seen.Width, seen.Height) && expected.DifferencesTo(seen) <= 2 * Most && CellsOf(expected, seen).All(_cells.Contains);

    private static async Task<(PixelGrid Drawn, PixelGrid Shown)> RunAsync()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var client = await SpiceOracleProcess.StartAsync(server.Address);
        await server.PlayAsync(Scene);
        var drawn = await server.PictureAsync();

        // It is shown when what it shows does not change any more.
        var shown = await client.PictureAsync();
        await Eventually.TrueAsync("the letters", async () =>
        {
            var before = shown;
            shown = await client.PictureAsync();
            return before.DifferencesTo(shown) == 0 && shown.DifferencesTo(drawn) < drawn.Width;
        });
        return (drawn, shown);
    }

    private static IEnumerable<(int X, int Y)> CellsOf(PixelGrid one, PixelGrid other) =>
        from y in Enumerable.Range(0, one.Height)
        from x in Enumerable.Range(0, one.Width)
        where one.At(x, y) != other.At(x, y)
        select (x / Cell, y / Cell);
}
