using Compositor.EndToEnd.Tests.Peers;
using Compositor.Fuzz;
using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Real;

/// <summary>
/// The pixels of the scene of letters that are anything: of a glyph of eight bits servers take as the first row what lies behind it in their memory, and so does
/// libspice-client-glib in its own; here that row is empty. Found in the messages themselves, and held against that other client.
/// </summary>
internal sealed class LetterRows
{
    public const string Scene = "text";

    private const ushort TextType = 311;
    private const byte EightBits = 4;

    private readonly HashSet<(int X, int Y)> _pixels;

    private LetterRows(HashSet<(int X, int Y)> pixels) => _pixels = pixels;

    /// <summary>How many there are.</summary>
    public int Count => _pixels.Count;

    /// <summary>By how many of them another client differs from its server.</summary>
    public int OfOthers { get; private set; }

    /// <summary>Finds them: plays the scene to a source that records it, and to another client.</summary>
    public static async Task<LetterRows> FindAsync()
    {
        using var workspace = new Workspace();
        await using (var server = await SpiceServerProcess.StartUnixAsync())
        {
            await using var source = new RunningSource(server.Address, ("record", workspace["recorded"]));
            await server.WaitForClientAsync();
            await server.PlayAsync(Scene);
            var drawn = await server.PictureAsync();
            await source.UntilAsync(() => source.Picture() is { } seen && seen.DifferencesTo(drawn) < drawn.Width, "the letters");
        }

        var rows = new LetterRows([.. SessionRecording.Read(workspace["recorded/display-0.spicerec"]).Messages.Where(message => message.Type == TextType).SelectMany(message => FirstRows(message.Body))]);
        await rows.HoldAgainstAnotherClientAsync();
        return rows;
    }

    /// <summary>True when two pictures differ in those pixels and in no others.</summary>
    public bool Explain(PixelGrid one, PixelGrid other) => (one.Width, one.Height) == (other.Width, other.Height)
        && (from y in Enumerable.Range(0, one.Height) from x in Enumerable.Range(0, one.Width) where one.At(x, y) != other.At(x, y) select (x, y)).All(_pixels.Contains);

    private async Task HoldAgainstAnotherClientAsync()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var client = await SpiceOracleProcess.StartAsync(server.Address);
        await server.PlayAsync(Scene);
        var drawn = await server.PictureAsync();
        PixelGrid? shown = null;
        await Eventually.TrueAsync("another client differs in the first rows of letters alone", async () => Explain(drawn, shown = await client.PictureAsync()));
        OfOthers = drawn.DifferencesTo(shown!);
    }

    private static IEnumerable<(int X, int Y)> FirstRows(byte[] body)
    {
        // Surface and box, clip, then where the string is: number and kind of its glyphs, and each with position, origin, size and rows.
        var message = new BodyReader(body);
        _ = message.ReadBytes(sizeof(uint) + Box.Length);
        _ = ClipList.Read(ref message);
        var text = message.At(message.ReadUInt32());
        var (count, flags) = (text.ReadUInt16(), text.ReadByte());
        List<(int, int)> pixels = [];
        for (var i = 0; i < count && (flags & EightBits) != 0; i++)
        {
            var (x, y) = (text.ReadInt32(), text.ReadInt32());
            var (left, top) = (x + text.ReadInt32(), y + text.ReadInt32());
            var (width, height) = (text.ReadUInt16(), text.ReadUInt16());
            _ = text.ReadBytes((uint)(width * height));
            pixels.AddRange(Enumerable.Range(left, width).Select(column => (column, top)));
        }

        return pixels;
    }
}
