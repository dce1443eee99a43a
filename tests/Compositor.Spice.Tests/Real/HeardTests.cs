using System.Runtime.InteropServices;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>The built compositor with two servers that play: what SDL gets, from its driver that writes to a file.</summary>
public sealed class HeardTests
{
    private const int Rate = 48000;
    private const int Low = 440;
    private const int High = 1500;

    [Fact]
    public async Task Only_the_focused_machine_is_in_what_the_device_gets_and_a_muted_one_is_not()
    {
        await using var alpha = await SpiceServerProcess.StartUnixAsync();
        await using var beta = await SpiceServerProcess.StartUnixAsync();
        using var workspace = new Workspace();
        var file = workspace["heard.raw"];
        await using var compositor = await StartAsync(workspace, alpha, beta, new() { ["SDL_AUDIODRIVER"] = "disk", ["SDL_DISKAUDIOFILE"] = file });
        var playing = Task.WhenAll(alpha.ToneAsync(Low, 50, 600_000), beta.ToneAsync(High, 50, 600_000));
        await HearsAsync(compositor, "alpha");
        await GrowsAsync(file);
        await Ctl(compositor, "focus", "beta");
        await HearsAsync(compositor, "beta");
        await GrowsAsync(file);
        await Ctl(compositor, "volume", "beta", "50");
        await GrowsAsync(file);
        await Ctl(compositor, "volume", "beta", "mute");
        await HearsAsync(compositor);
        await GrowsAsync(file);
        Assert.False(playing.IsCompleted);
        Assert.Equal(0, await compositor.QuitAsync());

        var windows = Windows(await File.ReadAllBytesAsync(file)).ToList();
        var (onlyLow, onlyHigh) = (windows.FindIndex(w => w.Low > 0.45 && w.High < 0.005), windows.FindIndex(w => w.High > 0.45 && w.Low < 0.005));
        var (half, silent) = (windows.FindLastIndex(w => w.High is > 0.23 and < 0.26 && w.Low < 0.005), windows.FindLastIndex(w => w.Level == 0));
        Assert.True(onlyLow >= 0 && onlyHigh > onlyLow && half > onlyHigh && silent > half, $"low {onlyLow}, high {onlyHigh}, half {half}, silent {silent} of {windows.Count}");
        Assert.DoesNotContain(windows, window => window is { Low: > 0.3, High: > 0.3 });
    }

    [Fact]
    public async Task Without_a_device_there_is_silence_and_a_line_in_the_log()
    {
        await using var alpha = await SpiceServerProcess.StartUnixAsync();
        await using var beta = await SpiceServerProcess.StartUnixAsync();
        using var workspace = new Workspace();
        await using var compositor = await StartAsync(workspace, alpha, beta, new() { ["SDL_AUDIODRIVER"] = "nothing" });
        await alpha.ToneAsync(Low, 50, 1000);
        await compositor.WaitForLogAsync("no loudspeaker, so silence");
        var status = await compositor.StatusAsync();
        Assert.StartsWith("none: ", status.GetProperty("sound").GetProperty("device").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await compositor.QuitAsync());
    }

    private static async Task<CompositorProcess> StartAsync(
        Workspace workspace, SpiceServerProcess alpha, SpiceServerProcess beta, Dictionary<string, string?> environment)
    {
        var configuration = $"""
            [[source]]
            name = "alpha"
            kind = "spice"
            address = "{alpha.Address}"

            [[source]]
            name = "beta"
            kind = "spice"
            address = "{beta.Address}"
            """;
        var compositor = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "headless"], environment);
        await Eventually.TrueAsync("both are connected", () => Task.FromResult(compositor.HasLogged("source.alpha: connected") && compositor.HasLogged("source.beta: connected")));
        return compositor;
    }

    // Until as much more was played as shows what is heard now.
    private static Task GrowsAsync(string file)
    {
        var before = Length(file);
        return Eventually.TrueAsync("a second more is played", () => Task.FromResult(Length(file) - before > Rate * 4), 60);
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static Task HearsAsync(CompositorProcess compositor, params string[] names) => Eventually.TrueAsync(
        $"heard: {string.Join(", ", names)}",
        async () => (await compositor.StatusAsync()).GetProperty("sound").GetProperty("heard").EnumerateArray().Select(name => name.GetString()).SequenceEqual(names),
        60);

    private static async Task Ctl(CompositorProcess compositor, params string[] arguments)
    {
        var result = await compositor.CtlAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static IEnumerable<(double Low, double High, double Level)> Windows(byte[] bytes)
    {
        var samples = Tone.Channel(MemoryMarshal.Cast<byte, short>(bytes), 0);
        for (var at = 0; at + (Rate / 10) <= samples.Length; at += Rate / 20)
        {
            var part = samples.AsSpan(at, Rate / 10).ToArray();
            yield return (Tone.Strength(part, Low, Rate), Tone.Strength(part, High, Rate), Tone.Level(part));
        }
    }
}
