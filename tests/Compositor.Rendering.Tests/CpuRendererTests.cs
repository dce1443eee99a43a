using Compositor.Contracts;
using Compositor.Rendering.Tests.Fakes;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>The CPU renderer against arithmetic: it is the reference of all other pixel tests.</summary>
public sealed class CpuRendererTests : LiveTest
{
    private static readonly Size Output = new(97, 61);

    public static TheoryData<string> Formats => new("XR24", "AR24", "XB24", "AB24", "RG16");

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_to_one_is_the_source(string format)
    {
        using var stage = new CpuStage(Output);
        using var guest = new Guest("one", new Size(70, 40), Named.Format(format));
        guest.Attach().Paint(1).Commit();
        stage.Update(guest);
        var picture = stage.Draw(Scenes.Of(Output, Scenes.View(guest, new Rect(11, 7, 70, 40))));
        for (var y = 0; y < Output.Height; y++)
        {
            for (var x = 0; x < Output.Width; x++)
            {
                var inside = x is >= 11 and < 81 && y is >= 7 and < 47;
                Assert.Equal(inside ? Named.Rounded(Pattern.At(x - 11, y - 7, 1), format) : 0, picture[x, y]);
            }
        }
    }

    [Fact]
    public void Enlarged_a_whole_number_of_times_repeats_pixels()
    {
        using var stage = new CpuStage(Output);
        using var guest = new Guest("one", new Size(30, 20), FourCc.Xrgb8888);
        guest.Attach().Paint(2).Commit();
        stage.Update(guest);
        var picture = stage.Draw(Scenes.Of(Output, Scenes.View(guest, new Rect(0, 0, 90, 60))));
        for (var y = 0; y < 60; y++)
        {
            for (var x = 0; x < 90; x++)
            {
                Assert.Equal(Pattern.At(x / 3, y / 3, 2), picture[x, y]);
            }
        }
    }

    [Theory]
    [InlineData(64, 48, 2)]
    [InlineData(90, 57, 2)]
    [InlineData(33, 21, 5)]
    [InlineData(9, 5, 5)]
    public void Scaled_follows_the_picture(int width, int height, int tolerance)
    {
        using var stage = new CpuStage(Output);
        using var guest = new Guest("one", new Size(80, 60), FourCc.Xrgb8888);
        guest.Attach().PaintSoft().Commit();
        stage.Update(guest);
        var picture = stage.Draw(Scenes.Of(Output, Scenes.View(guest, new Rect(1, 2, width, height))));
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                // The gradient is linear, so its value at the centre of the output pixel is known.
                var red = (((x + 0.5) * 80 / width) - 0.5) * 255 / 80;
                var green = (((y + 0.5) * 60 / height) - 0.5) * 255 / 60;
                Assert.InRange((picture[1 + x, 2 + y] >> 16) - red, -tolerance, tolerance);
                Assert.InRange(((picture[1 + x, 2 + y] >> 8) & 255) - green, -tolerance, tolerance);
            }
        }
    }

    [Fact]
    public void Bottom_up_buffers_are_turned()
    {
        using var stage = new CpuStage(Output);
        using var guest = new Guest("one", new Size(20, 10), FourCc.Xrgb8888);
        guest.Paint(3);
        using var plain = guest.Canvas.CreateBuffer();
        guest.Session.Attach(new SurfaceBuffer(
            BufferKind.Memory, plain.Size, plain.Format, [new BufferPlane(Compositor.Unix.SafeFdExtensions.Duplicate(plain.Planes[0].Fd), 0, plain.Planes[0].Stride)], bottomUp: true));
        guest.Commit();
        stage.Update(guest);
        var picture = stage.Draw(Scenes.Of(Output, Scenes.View(guest, new Rect(0, 0, 20, 10))));
        Assert.Equal(Pattern.At(4, 9, 3), picture[4, 0]);
        Assert.Equal(Pattern.At(19, 0, 3), picture[19, 9]);
    }

    [Fact]
    public void A_busy_canvas_keeps_what_was_there_and_is_told()
    {
        using var stage = new CpuStage(Output);
        using var guest = new Guest("one", Output, FourCc.Xrgb8888);
        var scene = Scenes.Of(Output, Scenes.View(guest, new Rect(Output)));
        guest.Attach().Paint(1).Commit();
        stage.Update(guest);
        var before = stage.Draw(scene);
        guest.Paint(2).Commit(new Rect(Output));
        using var drawing = new CanvasHolder(guest.Canvas);
        stage.Update(guest);
        Pictures.AssertEqual(before, stage.Draw(scene), 0, "busy-canvas");
        Assert.True(stage.Missed);
        Assert.False(stage.Renderer.Capture(scene, out _));
    }
}
