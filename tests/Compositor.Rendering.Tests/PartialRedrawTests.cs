using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Whatever is committed and however the scene changes: what was drawn in parts equals the same drawn at once.</summary>
public sealed class PartialRedrawTests : LiveTest
{
    private static readonly Size Output = new(160, 120);
    private static readonly Size Source = new(48, 36);

    public enum Drawing
    {
        Cpu,
        Core,
        Es,
        Retained,
    }

    [Theory]
    [InlineData(Drawing.Cpu, 40)]
    [InlineData(Drawing.Core, 15)]
    [InlineData(Drawing.Es, 8)]
    [InlineData(Drawing.Retained, 8)]
    public void Parts_equal_the_whole(Drawing drawing, int runs) =>
        Prop.ForAll(Gen.Choose(0, 1 << 20).ArrayOf(12).ToArbitrary(), operations => RunAsync(drawing, operations).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private static async Task RunAsync(Drawing drawing, int[] operations)
    {
        using var captions = new CaptionPainter(NullLogger.Instance);
        var time = new FakeTimeProvider();
        var device = new SurfacelessDevice(captions, drawing == Drawing.Es);
        ReadingRenderer? renderer = null;
        Func<Picture>? read = null;
        var loop = new RenderLoop(() => renderer = new ReadingRenderer(drawing == Drawing.Cpu ? new CpuRenderer(captions) : device.CreateRenderer(), read!), time, NullLogger.Instance);
        using var one = new Guest("one", Source, FourCc.Xrgb8888, time) { Loop = loop };
        using var two = new Guest("two", Source, FourCc.Rgb565, time) { Loop = loop };
        await loop.AddOutputAsync(Scenes.Output, () => CreateTarget(drawing, device, out read));
        foreach (var operation in operations)
        {
            Apply(operation, operation % 2 == 0 ? one : two, one, two, loop);
            if (operation % 3 != 0)
            {
                time.Advance(TimeSpan.FromMilliseconds(10));
            }

            await loop.SettleAsync();
        }

        // Twice, because what a capture latched is drawn with the frame after.
        for (var i = 0; i < 2; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await loop.SettleAsync();
        }

        var expected = await loop.CaptureOutputAsync(Scenes.Output);
        await loop.DisposeAsync();

        // Where llvmpipe filters, it steps from the edge of what it is allowed to draw: the last bits depend on where that is. Pixels
        // that were forgotten differ by far more, because the pictures are noise.
        Pictures.AssertEqual(expected, renderer!.Actual!, drawing == Drawing.Cpu ? 0 : 4, $"partial-{drawing}");
    }

    private static IOutputTarget CreateTarget(Drawing drawing, SurfacelessDevice device, out Func<Picture> read)
    {
        if (drawing == Drawing.Cpu)
        {
            var memory = new MemoryTarget(Scenes.Output, Output, TimeSpan.FromMilliseconds(10));
            read = memory.Read;
            return memory;
        }

        var target = device.CreateTarget(Scenes.Output, Output, TimeSpan.FromMilliseconds(10));
        read = target.Read;
        return drawing == Drawing.Retained ? new RetainedTarget(target) : target;
    }

    private static void Apply(int operation, Guest guest, Guest one, Guest two, RenderLoop loop)
    {
        var seed = operation / 16;
        var rect = new Rect(seed % 40, seed / 40 % 30, 1 + (seed / 7 % 20), 1 + (seed / 11 % 20));
        switch (operation % 16)
        {
            case < 8:
                guest.Paint(seed, rect).Commit(rect);
                break;
            case < 10:
                guest.Attach().Paint(seed).Commit();
                break;
            case 10:
                guest.Resize(new Size(20 + (seed % 40), 10 + (seed % 30)));
                guest.Attach().Paint(seed).Commit();
                break;
            default:
                loop.SetScene(new Scene([MakeScene(seed, one, two)]));
                break;
        }
    }

    private static OutputScene MakeScene(int seed, Guest one, Guest two)
    {
        var notice = new Caption(CaptionStyle.Notice, new Rect(10, 40, 70, 20), $"held {seed % 3}", "because");
        var label = new Caption(CaptionStyle.Label, new Rect(80, 0, 80, 12), $"two {seed % 2}", "");
        var image = new CursorImage(new Size(4, 4), default, Enumerable.Repeat((byte)(seed % 200), 64).ToArray());
        var cursor = new CursorSprite(image, new Rect(20 + (seed % 30), 20, 4 + (seed % 3), 4));
        var left = Scenes.View(one, Place(seed, new Rect(0, 0, 80, 120)), new Rect(0, 0, 80, 120), seed % 5 == 0, notice) with { Cursor = seed % 4 == 0 ? cursor : null };
        var right = Scenes.View(two, Place(seed / 3, new Rect(80, 12, 80, 108)), new Rect(80, 0, 80, 120), false, label);
        var over = Scenes.View(one, new Rect(60, 50, 48, 36));
        return (seed % 6) switch
        {
            0 => Scenes.Of(Output, left),
            1 => Scenes.Of(Output, right, over),
            2 => Scenes.Of(Output),
            _ => Scenes.Of(Output, left, right, over),
        };
    }

    private static Rect Place(int seed, Rect area) => (seed % 4) switch
    {
        0 => area.Fit(Source),
        1 => new Rect(area.X + 3, area.Y + 5, 48, 36),
        2 => new Rect(area.X - 10, area.Y + 20, 71, 33),
        _ => new Rect(area.X + 7, area.Y + 30, 17, 9),
    };
}
