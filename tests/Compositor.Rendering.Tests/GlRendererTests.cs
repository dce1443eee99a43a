using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>The GL renderer draws what the CPU renderer draws.</summary>
public sealed class GlRendererTests : LiveTest
{
    private static readonly Size Output = new(203, 155);
    private static readonly Size Source = new(96, 64);

    public static TheoryData<string, bool, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, int, int, bool>();
            foreach (var format in new[] { "XR24", "AR24", "XB24", "AB24", "RG16" })
            {
                foreach (var es in new[] { false, true })
                {
                    cases.Add(format, es, 96, 64, false);
                    cases.Add(format, es, 96, 64, true);
                    cases.Add(format, es, 192, 128, false);
                    cases.Add(format, es, 150, 101, false);
                    cases.Add(format, es, 60, 41, true);
                    cases.Add(format, es, 31, 20, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gl_equals_cpu(string format, bool es, int width, int height, bool dimmed)
    {
        using var gl = new GlStage(Output, es);
        using var cpu = new CpuStage(Output);
        using var guest = new Guest("one", Source, Named.Format(format));
        var exact = PictureFilters.For(Source, new Size(width, height)) is PictureFilter.Copy or PictureFilter.Repeat;
        _ = exact ? guest.Attach().Paint(1) : guest.Attach().PaintSoft();
        guest.Commit();
        var scene = Scenes.Of(Output, Scenes.View(guest, new Rect(5, 9, width, height), dimmed: dimmed));
        cpu.Update(guest);
        guest.Session.Attach(guest.Canvas.CreateBuffer());
        guest.Commit();
        gl.Update(guest);
        var tolerance = exact ? (dimmed ? 1 : 0) : width * 2 < Source.Width ? 9 : 3;
        Pictures.AssertEqual(cpu.Draw(scene), gl.Draw(scene), tolerance, $"{format}-{(es ? "es" : "core")}-{width}x{height}{(dimmed ? "-dimmed" : "")}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damage_is_uploaded_and_nothing_else(bool es)
    {
        using var gl = new GlStage(Output, es);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var scene = Scenes.Of(Output, Scenes.View(guest, new Rect(3, 4, 96, 64)));
        guest.Attach().Paint(1).Commit();
        gl.Update(guest);
        gl.Draw(scene);

        // More is drawn in the canvas than is told: what is not told must not be seen.
        guest.Paint(2).Commit(new Rect(10, 20, 30, 5));
        gl.Update(guest);
        var picture = gl.Draw(scene);
        Assert.Equal(Pattern.At(10, 20, 2), picture[13, 24]);
        Assert.Equal(Pattern.At(39, 24, 2), picture[42, 28]);
        Assert.Equal(Pattern.At(9, 20, 1), picture[12, 24]);
        Assert.Equal(Pattern.At(10, 25, 1), picture[13, 29]);
    }

    [Fact]
    public void Surfaces_are_sampled_through_egl_images()
    {
        using var gl = new GlStage(Output);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        guest.Attach().Paint(1).Commit();
        gl.Update(guest);
        var report = gl.Renderer.Describe(guest.Surface.Id)!;
        Assert.Equal(("upload", 96L * 64 * 4, 96L * 64 * 4), (report.Rung, report.Bytes, report.Touched));
        Assert.Contains("llvmpipe", gl.Renderer.Description, StringComparison.Ordinal);
        Assert.NotNull(new GlDevice().Images);
    }

    [Fact]
    public void Captures_equal_what_is_drawn()
    {
        using var gl = new GlStage(Output);
        using var guest = new Guest("one", Source, FourCc.Xbgr8888);
        guest.Attach().Paint(3).Commit();
        gl.Update(guest);
        var scene = Scenes.Of(Output, Scenes.View(guest, new Rect(3, 4, 96, 64)));
        var drawn = gl.Draw(scene);
        Assert.True(gl.Renderer.Capture(scene, out var capture));
        Pictures.AssertEqual(drawn, capture!, 0, "gl-capture");
        Assert.True(gl.Renderer.Capture(guest.Surface, out var surface));
        Assert.Equal(Pattern.At(95, 63, 3), surface![95, 63]);
    }

    [Fact]
    public void A_busy_canvas_is_left_alone()
    {
        using var gl = new GlStage(Output);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        guest.Attach().Paint(1).Commit();
        using (new CanvasHolder(guest.Canvas))
        {
            Assert.Equal(UpdateOutcome.Busy, gl.Update(guest));
        }

        guest.Surface.Unlatch(new Region());
        Assert.Equal(UpdateOutcome.Done, gl.Update(guest));
    }
}
