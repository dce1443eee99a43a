using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>Every scene of tests/spice/Server, under every setting of libspice-server that loses nothing: what is shown is what the server itself has drawn.</summary>
public sealed class ConformanceTests
{
    private const int Always = 2;
    private const int Never = 3;

    // With JPEG, and with LZ alone no picture is packed by it, but pictures of the cache are asked for without loss. JpegTests have the setting that loses.
    private static readonly (string Name, int Compression, int Jpeg, int Zlib)[] Settings =
    [
        ("unix", 1, Never, Never),
        ("off", 1, Never, Never),
        ("auto_glz", 2, Never, Never),
        ("auto_lz", 3, Never, Never),
        ("quic", 4, Never, Never),
        ("glz", 5, Never, Never),
        ("lz", 6, Never, Never),
        ("lz4", 7, Never, Never),
        ("zlib over glz", 2, Never, Always),
        ("lz, jpeg", 6, Always, Never),
    ];

    /// <summary>All settings at once, a server each: it is the servers that one waits for.</summary>
    [Fact]
    public async Task Every_scene_is_shown_as_the_server_has_drawn_it_under_every_setting()
    {
        var scenes = (await SpiceServerProcess.ScenesAsync()).Where(scene => scene != "video").ToArray();
        var letters = await LetterRows.FindAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"the first rows of letters have {letters.Count} pixels; another client differs by {letters.OfOthers} of them");
        var wrong = await Task.WhenAll(Settings.Select(setting => PlayAllAsync(scenes, letters, setting.Name, setting.Compression, setting.Jpeg, setting.Zlib)));
        Assert.Empty(wrong.SelectMany(some => some));
    }

    private static async Task<List<string>> PlayAllAsync(string[] scenes, LetterRows letters, string name, int compression, int jpeg, int zlib)
    {
        string[] options = ["--compression", $"{compression}", "--jpeg", $"{jpeg}", "--zlib-glz", $"{zlib}"];
        await using var server = name == "unix" ? await SpiceServerProcess.StartUnixAsync(options) : await SpiceServerProcess.StartTcpAsync(options);
        await using var source = new RunningSource(server.Address, ("compression", Preference(compression)));
        await server.WaitForClientAsync();
        var wrong = new List<string>();
        foreach (var scene in scenes)
        {
            await server.PlayAsync(scene);
            var expected = await server.PictureAsync();
            bool IsRight(PixelGrid seen) => expected.DifferencesTo(seen) == 0 || (scene == LetterRows.Scene && letters.Explain(expected, seen));
            var seen = await SettledAsync(source, IsRight);
            if (!IsRight(seen))
            {
                wrong.Add($"{name}, {scene}: {expected.DifferencesTo(seen)} pixels");
                expected.SavePng(Workspace.Keep($"{name}-{scene}-expected.png", "spice"));
                seen.SavePng(Workspace.Keep($"{name}-{scene}-seen.png", "spice"));
            }
        }

        return wrong;
    }

    // The server has taken the scene, and sends it; it is shown a moment later.
    private static async Task<PixelGrid> SettledAsync(RunningSource source, Predicate<PixelGrid> isRight)
    {
        try
        {
            await source.UntilAsync(() => source.Picture() is { } seen && isRight(seen), "the scene", seconds: 10);
        }
        catch (TimeoutException)
        {
            // Told by the caller.
        }

        return source.Picture()!;
    }

    private static string Preference(int compression) => compression switch
    {
        1 => "off",
        2 => "auto-glz",
        3 => "auto-lz",
        4 => "quic",
        5 => "glz",
        6 => "lz",
        _ => "lz4",
    };
}
