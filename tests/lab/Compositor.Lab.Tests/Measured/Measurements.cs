using System.Text.Json;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Measured;

/// <summary>
/// What the compositor costs a guest that renders as fast as it may, and what a frame costs on each rung. Nothing is asserted of the
/// figures. Explicit: tests/lab/measure.sh runs them and leaves artifacts/lab/measured.md.
/// </summary>
[Collection(LabCollection.Name)]
public sealed class Measurements(LabMachine lab, VirglWall wall) : IClassFixture<VirglWall>
{
    private const int Seconds = 8;
    private const double SlowScreen = 5;

    [Fact(Explicit = true)]
    public async Task A_guest_with_the_compositor_in_all_its_states()
    {
        var drawing = new Drawing("measured", 640, 400);
        await wall.Virgl.SayAsync("rendered measured 640 400");
        var figures = new Figures(
            "compositor", "rung", "guest frames/s", "of absent", "reply p50 ms", "p99", "longest", "screen frames/s", "answered late", "bytes touched / frame");

        await wall.Viewer.KillAsync();
        await RunAsync("absent, to warm up");
        var absent = (await wall.Virgl.RunFramesAsync(0, Seconds, inSeconds: true, drawing)).Rate;
        figures.Add("absent", "", absent, 1.0, "", "", "", "", "", "");

        await wall.Viewer.RestartAsync(wall.Double);
        await ShowPixelForPixelAsync();
        await wall.Viewer.UsesAsync("virgl", "dma-buf, modifier");
        await MeasureAsync("shown");
        await HideAsync();
        await MeasureAsync("hidden");
        await ShowPixelForPixelAsync();
        foreach (var percent in (int[])[50, 25, 12, 6, 3])
        {
            await Throttle.SetAsync(lab, wall.Viewer, percent);
            if (await MeasureAsync($"drawing with {percent} % of a processor") <= SlowScreen)
            {
                break;
            }
        }

        await Throttle.SetAsync(lab, wall.Viewer, 100);
        await lab.SucceedAsync($"kill -STOP $(cat {wall.Viewer.Folder}/pid)");
        var stopped = await wall.Virgl.RunFramesAsync(0, Seconds, inSeconds: true, drawing);
        await lab.SucceedAsync($"kill -CONT $(cat {wall.Viewer.Folder}/pid)");
        Add("stopped by SIGSTOP", stopped, "", "", "", "");

        await wall.Viewer.KillAsync();
        await wall.Viewer.RestartAsync(string.Empty);
        await ShowPixelForPixelAsync();
        await wall.Viewer.UsesAsync("virgl", "upload");
        await MeasureAsync("shown");
        await wall.Viewer.KillAsync();
        var again = (await wall.Virgl.RunFramesAsync(0, Seconds, inSeconds: true, drawing)).Rate;
        figures.Add("absent again", "", again, again / absent, "", "", "", "", "", "");
        await wall.Viewer.RestartAsync(wall.Double);
        await KeepAsync("guest", figures);

        // In a grid each of the first monitor's two machines has a tile of 640 x 800: what is not scaled is what an emulated processor draws fastest.
        Task ShowPixelForPixelAsync() => wall.Viewer.AskAsync("""{"verb":"layout","name":"grid"}""");

        async Task HideAsync()
        {
            await wall.Viewer.AskAsync("""{"verb":"layout","name":"single"}""");
            await wall.Viewer.FocusAsync("blob");
        }

        async Task RunAsync(string what)
        {
            var report = await wall.Virgl.RunFramesAsync(0, 2, inSeconds: true, drawing);
            TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {report.Text}");
        }

        async Task<double> MeasureAsync(string state)
        {
            await RunAsync($"{state}, to warm up");
            var (head, frames) = (await Head(), await FramesAsync("Virtual-1"));
            var began = TimeProvider.System.GetTimestamp();
            var report = await wall.Virgl.RunFramesAsync(0, Seconds, inSeconds: true, drawing);
            var after = await Head();
            var screen = (await FramesAsync("Virtual-1") - frames) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            var rung = after.TryGetProperty("import", out var import) ? import.GetString()! : "";
            Add(state, report, rung, screen, Number(after, "late") - Number(head, "late"), (double)(Number(after, "touched") - Number(head, "touched")) / report.Frames);
            return screen;
        }

        async Task<JsonElement> Head() => await wall.Viewer.HeadAsync("virgl") ?? throw new InvalidOperationException("virgl is gone");

        void Add(string state, FrameReport report, string rung, object screen, object late, object touched) => figures.Add(
            state, rung, report.Rate, report.Rate / absent, report.MiddleReply, report.LateReply, report.LongestReply.TotalMilliseconds, screen, late, touched);
    }

    [Fact(Explicit = true)]
    public async Task A_guest_with_a_pace_of_its_own()
    {
        const int Rate = 30;
        var drawing = new Drawing("paced", 640, 400);
        await wall.Virgl.SayAsync("rendered paced 640 400");
        var figures = new Figures("compositor", "guest frames/s", "of absent", "reply p50 ms", "p99", "longest", "screen frames/s");
        var absent = 0.0;
        await wall.Viewer.KillAsync();
        await MeasureAsync("absent");
        await wall.Viewer.RestartAsync(wall.Double);
        await wall.Viewer.AskAsync("""{"verb":"layout","name":"grid"}""");
        await wall.Viewer.UsesAsync("virgl", "dma-buf, modifier");
        await MeasureAsync("shown, the screen as slow as it is here");
        await wall.Viewer.AskAsync("""{"verb":"layout","name":"single"}""");
        await wall.Viewer.FocusAsync("blob");
        await MeasureAsync("hidden");
        await wall.Viewer.KillAsync();
        await MeasureAsync("absent again");
        await wall.Viewer.RestartAsync(wall.Double);
        await KeepAsync("paced", figures);

        async Task MeasureAsync(string state)
        {
            await wall.Virgl.RunFramesAsync(0, 2, Rate, drawing);
            var isThere = !state.StartsWith("absent", StringComparison.Ordinal);
            var (frames, began) = (isThere ? await FramesAsync("Virtual-1") : 0, TimeProvider.System.GetTimestamp());
            var report = await wall.Virgl.RunFramesAsync(0, Seconds, Rate, drawing);
            var screen = ((isThere ? await FramesAsync("Virtual-1") : 0) - frames) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            absent = absent == 0 ? report.Rate : absent;
            figures.Add(state, report.Rate, report.Rate / absent, report.MiddleReply, report.LateReply, report.LongestReply.TotalMilliseconds, screen);
        }
    }

    [Fact(Explicit = true)]
    public async Task Flips_between_buffers()
    {
        var buffers = new List<Drawing>();
        foreach (var name in (string[])["first", "second", "third"])
        {
            await wall.Virgl.SayAsync($"rendered flip{name} 640 400");
            buffers.Add(new Drawing($"flip{name}", 640, 400));
        }

        await wall.Viewer.AskAsync("""{"verb":"layout","name":"grid"}""");
        var figures = new Figures("flips", "buffers", "imports", "dma-buf descriptors before", "after", "guest flips/s", "bytes touched");
        await wall.Viewer.FocusAsync("virgl");
        await wall.Viewer.UsesAsync("virgl", "dma-buf, modifier");
        var before = await wall.Viewer.HeadAsync("virgl");
        var descriptors = await wall.Viewer.HoldingsAsync();
        var report = await wall.Virgl.RunFramesAsync(0, 1000, inSeconds: false, buffers);
        var after = await wall.Viewer.HeadAsync("virgl");
        figures.Add(
            1000,
            buffers.Count,
            Number(after!.Value, "imports") - Number(before!.Value, "imports"),
            descriptors.DmaBufs,
            (await wall.Viewer.HoldingsAsync()).DmaBufs,
            report.Rate,
            Number(after.Value, "touched") - Number(before.Value, "touched"));
        await KeepAsync("flips", figures);
    }

    [Fact(Explicit = true)]
    public async Task Two_outputs_and_one()
    {
        var viewer = new Viewer(lab, "outputs");
        var figures = new Figures("outputs", "Virtual-1 frames/s", "Virtual-2 frames/s", "sum");
        await wall.Viewer.KillAsync();
        await viewer.StartAsync("""
            [shell]
            labels = false
            [layout]
            policy = "single"
            [[source]]
            name = "left"
            kind = "testcard"
            pattern = "moving-box"
            rate = 4
            size = "1280x800"
            [[source]]
            name = "right"
            kind = "testcard"
            pattern = "moving-box"
            rate = 4
            size = "1024x768"
            """);
        foreach (var both in (bool[])[true, false, true])
        {
            await (both ? lab.Monitors.PlugAsync(1, 1024, 768) : lab.Monitors.UnplugSecondAsync());
            await Eventually.TrueAsync("the monitors are followed", async () => (await OutputsAsync(viewer)).Count == (both ? 2 : 1), 60);
            var before = await OutputsAsync(viewer);
            var began = TimeProvider.System.GetTimestamp();
            await lab.RunAsync($"sleep {Seconds}");
            var after = await OutputsAsync(viewer);
            var passed = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            var rates = after.ToDictionary(output => output.Key, output => (output.Value - before[output.Key]) / passed);
            figures.Add(both ? 2 : 1, rates["Virtual-1"], rates.GetValueOrDefault("Virtual-2"), rates.Values.Sum());
        }

        await viewer.KillAsync();
        await wall.Viewer.RestartAsync();
        await KeepAsync("outputs", figures);
    }

    private static long Number(JsonElement head, string name) => head.GetProperty(name).GetInt64();

    private static async Task<Dictionary<string, long>> OutputsAsync(Viewer viewer) =>
        (await viewer.AskAsync("""{"verb":"status"}""")).GetProperty("status").GetProperty("outputs").EnumerateArray()
            .ToDictionary(output => output.GetProperty("name").GetString()!, output => Number(output, "frames"));

    private static async Task KeepAsync(string name, Figures figures)
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, $"measured-{name}.md"), figures.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString());
    }

    private async Task<long> FramesAsync(string output) => (await OutputsAsync(wall.Viewer))[output];
}
