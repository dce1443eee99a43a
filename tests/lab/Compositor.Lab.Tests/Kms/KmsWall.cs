using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>
/// The compositor on the lab's two monitors, without a desktop, started once for all tests of a class. Each tile is as large as its card
/// and its label, so that pictures are shown pixel for pixel: alpha and gamma side by side on the first monitor, beta and delta as
/// main-stack has them on the second one.
/// </summary>
public sealed class KmsWall(LabMachine lab) : IAsyncLifetime
{
    /// <summary>Pixels of a label.</summary>
    public const int Label = 24;

    /// <summary>Of the desktop that both monitors make.</summary>
    public const int DesktopWidth = 1280 + 1024;

    private const double Seconds = 60;

    /// <summary>Where each source is shown while both monitors are there, label aside: monitor and area.</summary>
    internal static readonly IReadOnlyDictionary<string, (int Monitor, int X, int Y, int Width, int Height)> Tiles =
        new Dictionary<string, (int, int, int, int, int)>
        {
            ["alpha"] = (0, 0, Label, 640, 776),
            ["beta"] = (1, 0, Label, 717, 744),
            ["gamma"] = (0, 640, Label, 640, 776),
            ["delta"] = (1, 717, Label, 307, 744),
        };

    /// <summary>What is looked at.</summary>
    internal Viewer Viewer { get; } = new(lab, "kms");

    internal static string Configuration => $"""
        [shell]
        log = "debug"

        [layout]
        policy = "grid"
        [layout.outputs]
        "Virtual-2" = "main-stack"

        [bindings]
        "Super+1" = "focus alpha"
        "Super+2" = "focus beta"

        {Card("alpha", "full")}{Card("beta", "full")}{Card("gamma", "bars")}{Card("delta", "full")}
        """;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Viewer.StartAsync(Configuration);
        foreach (var name in Tiles.Keys)
        {
            await Eventually.TrueAsync($"{name} is shown", async () => await SourceAsync(name) is { IsShown: true, Commits: > 0 }, Seconds);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "kms-compositor.log"), await Viewer.LogAsync());
        await Viewer.KillAsync();
    }

    internal async Task<SourceState> SourceAsync(string name) => SourceState.From(
        (await Viewer.AskAsync("""{"verb":"sources"}""")).GetProperty("sources").EnumerateArray().First(source => source.GetProperty("name").GetString() == name));

    /// <summary>Names and sizes of the outputs, and frames so far.</summary>
    internal async Task<IReadOnlyList<(string Name, int Width, int Height, long Frames)>> OutputsAsync() =>
    [
        .. (await Viewer.AskAsync("""{"verb":"status"}""")).GetProperty("status").GetProperty("outputs").EnumerateArray().Select(output => (
            output.GetProperty("name").GetString()!,
            output.GetProperty("width").GetInt32(),
            output.GetProperty("height").GetInt32(),
            output.GetProperty("frames").GetInt64())),
    ];

    /// <summary>What a testcard has drawn of its input, as the monitor shows it.</summary>
    internal async Task<Card> CardAsync(string name)
    {
        var (monitor, x, y, width, height) = Tiles[name];
        return new Card((await lab.ScreendumpAsync(monitor, $"kms-card-{name}")).Cut(x, y, width, height));
    }

    internal Task CardIsAsync(string name, Predicate<Card> isReached) =>
        Eventually.TrueAsync($"the monitor shows {name} with its input", async () => isReached(await CardAsync(name)), Seconds);

    /// <summary>What the compositor itself says that an output shows.</summary>
    internal async Task<PixelGrid> CaptureOutputAsync(string output)
    {
        await Viewer.AskAsync($$"""{"verb":"screenshot","file":"/run/kms/output.png","output":"{{output}}"}""");
        var file = Path.Combine(LabFolders.Artifacts, $"kms-{output}-captured.png");
        await File.WriteAllBytesAsync(file, await lab.ReadFileAsync("/run/kms/output.png"));
        return PixelGrid.FromPng(file);
    }

    /// <summary>Waits until a monitor shows just what the compositor says that it shows.</summary>
    internal async Task<PixelGrid> ShowsItsSceneAsync(int monitor, string output, string keep)
    {
        PixelGrid? seen = null;
        await Eventually.TrueAsync($"monitor {monitor} shows the scene of {output}: artifacts/lab/{keep}.png", async () =>
        {
            var wanted = await CaptureOutputAsync(output);
            seen = await lab.ScreendumpAsync(monitor, keep);
            return wanted.HasContent && seen.DifferencesTo(wanted) == 0;
        }, Seconds);
        return seen!;
    }

    /// <summary>Moves the tablet's pen, whose surface is the whole desktop, to a pixel of a monitor.</summary>
    internal Task PointAsync(int monitor, int x, int y)
    {
        // In the middle of the pixel, however it is rounded.
        var across = ((monitor * 1280) + x + 0.5) * InputDevices.Farthest / (DesktopWidth - 1);
        var height = monitor == 0 ? 800 : 768;
        return lab.Input.PointAsync((int)across, (int)((y + 0.5) * InputDevices.Farthest / (height - 1)));
    }

    // Stands still, so that its picture changes by input only.
    private static string Card(string name, string pattern) => $"""
        [[source]]
        name = "{name}"
        kind = "testcard"
        rate = 0
        pattern = "{pattern}"
        size = "{Tiles[name].Width}x{Tiles[name].Height}"

        """;

    /// <summary>Processor time that it has used, in clock ticks.</summary>
    internal async Task<long> ProcessorTicksAsync()
    {
        var fields = (await lab.SucceedAsync("sed 's/.*) //' /proc/$(cat /run/kms/pid)/stat")).Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    /// <summary>Where the kernel has a cursor, by name of the CRTC; from its own account of the display hardware.</summary>
    internal async Task<(string Crtc, int X, int Y)?> CursorAsync()
    {
        await lab.SucceedAsync("mountpoint -q /sys/kernel/debug || mount -t debugfs debugfs /sys/kernel/debug");
        var planes = (await lab.SucceedAsync("cat /sys/kernel/debug/dri/0/state")).Split("plane[", StringSplitOptions.RemoveEmptyEntries);
        foreach (var plane in planes.Where(plane => plane.Contains("crtc-pos=64x64", StringComparison.Ordinal) && !plane.Contains("crtc=(null)", StringComparison.Ordinal)))
        {
            var crtc = plane.Split("crtc=")[1].Split('\n')[0];
            var place = plane.Split("crtc-pos=64x64")[1].Split('\n')[0].Split('+', StringSplitOptions.RemoveEmptyEntries);
            return (crtc, int.Parse(place[0], CultureInfo.InvariantCulture), int.Parse(place[1], CultureInfo.InvariantCulture));
        }

        return null;
    }
}
