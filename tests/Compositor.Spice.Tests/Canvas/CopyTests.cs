using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class CopyTests
{
    private static readonly uint[] Six = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0xff0000, 0x00ff00];

    [Fact]
    public void A_copy_puts_a_part_of_an_image()
    {
        using var fixture = new CanvasFixture(5, 3);
        fixture.Copy(TestImage.Xrgb(3, Six), new Box(1, 1, 3, 3), new Box(1, 0, 3, 2));
        fixture.AssertLooks(".....", ".gb..", ".rg..");
    }

    [Fact]
    public void Where_the_part_is_not_in_the_image_nothing_changes()
    {
        using var fixture = new CanvasFixture(5, 3);
        fixture.Copy(TestImage.Xrgb(3, Six), new Box(0, 0, 5, 3), new Box(-1, -1, 4, 2));
        fixture.AssertLooks(".....", ".rgb.", ".wrg.");
        fixture.Copy(TestImage.Xrgb(3, Six), new Box(0, 0, 5, 3), new Box(int.MaxValue - 5, 0, int.MaxValue, 3));
        fixture.AssertLooks(".....", ".rgb.", ".wrg.");
    }

    [Fact]
    public void Nearest_scaling_repeats_pixels()
    {
        using var fixture = new CanvasFixture(6, 4);
        fixture.Copy(TestImage.Xrgb(3, Six), new Box(0, 0, 6, 4), new Box(0, 0, 3, 2));
        fixture.AssertLooks("rrggbb", "rrggbb", "wwrrgg", "wwrrgg");
    }

    [Fact]
    public void Interpolation_mixes_the_neighbours_with_seven_bits_of_weight()
    {
        using var fixture = new CanvasFixture(4, 1);
        fixture.Copy(TestImage.Xrgb(2, 0x000000, 0x0000ff), new Box(0, 0, 4, 1), new Box(0, 0, 2, 1), scale: 0);

        // Centres lie at 0.25, 0.75, 1.25, 1.75 of the image, whose pixels are at 0.5 and 1.5, transparent around.
        Assert.Equal([0x000000u, 0x00003f, 0x0000bf, 0x0000bf], fixture.Screen.Snapshot());
    }

    [Fact]
    public void A_scaled_copy_may_have_a_raster_operation()
    {
        using var fixture = new CanvasFixture(4, 2);
        fixture.Fill(0, new Box(0, 0, 4, 2), 0xffffff);
        fixture.Copy(TestImage.Xrgb(2, 0xffff00, 0x00ffff), new Box(0, 0, 4, 2), new Box(0, 0, 2, 1), CanvasFixture.Xor);
        fixture.AssertLooks("bbrr", "bbrr");
    }

    [Fact]
    public void A_surface_is_a_source_also_of_itself()
    {
        using var fixture = new CanvasFixture(6, 2);
        fixture.Show([0xff0000, 0x00ff00, 0x0000ff, 0, 0, 0, 0xffffff, 0xffffff, 0, 0, 0, 0]);
        fixture.Copy(TestImage.OfSurface(0), new Box(1, 0, 6, 2), new Box(0, 0, 5, 2));
        fixture.AssertLooks("rrgb..", "www...");
        fixture.Copy(TestImage.OfSurface(0), new Box(0, 0, 6, 2), new Box(3, 0, 6, 2));
        fixture.AssertLooks("bb....", "......");
    }

    [Fact]
    public void Off_screen_surfaces_are_drawn_to_and_from()
    {
        using var fixture = new CanvasFixture(4, 2);
        fixture.Create(5, 3, 2, 32);
        fixture.Fill(5, new Box(1, 0, 3, 2), 0x00ff00);
        Assert.Empty(fixture.Damage());
        fixture.Copy(TestImage.OfSurface(5), new Box(0, 0, 3, 2), new Box(0, 0, 3, 2));
        fixture.AssertLooks(".gg.", ".gg.");
        fixture.Send(315, new MessageWriter().U32(5));
        Assert.Throws<SpiceException>(() => fixture.Copy(TestImage.OfSurface(5), new Box(0, 0, 3, 2), new Box(0, 0, 3, 2)));
    }

    /// <summary>What a format cannot hold is lost, what it can is widened by repeating bits.</summary>
    [Theory]
    [InlineData(16u, 0x7fffu, 0xffffffu, 0x123456u, 0x103152u)]
    [InlineData(80u, 0xf81fu, 0xff00ffu, 0x123456u, 0x103452u)]
    [InlineData(32u, 0x123456u, 0x123456u, 0x123456u, 0x123456u)]
    [InlineData(96u, 0xff123456u, 0x123456u, 0x123456u, 0x123456u)]
    public void Surfaces_hold_what_their_format_can(uint format, uint colour, uint asFill, uint image, uint asImage)
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 2, 1, format);
        fixture.Fill(1, new Box(0, 0, 1, 1), colour);
        fixture.Copy(TestImage.Xrgb(1, image), new Box(1, 0, 2, 1), new Box(0, 0, 1, 1), surface: 1);
        fixture.Copy(TestImage.OfSurface(1), new Box(0, 0, 2, 1), new Box(0, 0, 2, 1));
        Assert.Equal([asFill, asImage], fixture.Screen.Snapshot());
    }

    [Fact]
    public void Alpha_surfaces_hold_alpha_only()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 3, 1, 8);
        fixture.Fill(1, new Box(0, 0, 3, 1), 0x12345678);
        fixture.Copy(TestImage.Argb(1, 0x40302010), new Box(1, 0, 2, 1), new Box(0, 0, 1, 1), surface: 1);
        fixture.Fill(1, new Box(2, 0, 3, 1), 0, 0x200);
        Assert.Equal([0x78000000, 0x40000000, 0x87000000], fixture.Surfaces.PixelsOf(1).Row(0).ToArray());
        Assert.Equal(PixelKind.Alpha, fixture.Surfaces.PixelsOf(1).Kind);
    }

    [Fact]
    public void Bit_surfaces_hold_bits()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 3, 1, 1);
        fixture.Fill(1, new Box(0, 0, 3, 1), 3);
        fixture.Fill(1, new Box(1, 0, 2, 1), 2);
        Assert.Equal([uint.MaxValue, 0, uint.MaxValue], fixture.Surfaces.PixelsOf(1).Row(0).ToArray());
        fixture.Send(302, MessageWriter.Draw(new Box(0, 0, 2, 1)).Solid(0xff0000).U16(8).Mask(TestImage.OfSurface(1)));
        fixture.AssertLooks("r.");
    }

    [Fact]
    public void Opaque_draws_the_image_and_then_the_brush_on_it()
    {
        using var fixture = new CanvasFixture(3, 2);
        var image = TestImage.Xrgb(3, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0, 0xff0000);
        fixture.Send(303, MessageWriter.Draw(new Box(0, 0, 3, 2)).Pointer(image).Box(new Box(0, 0, 3, 2)).Solid(0xff00ff).U16(0x20).U8(1).NoMask());
        Assert.Equal([0xff0000u, 0, 0x0000ff, 0xff00ff, 0, 0xff0000], fixture.Screen.Snapshot());

        // The inversion of the "destination" is the source's flag here.
        fixture.Send(303, MessageWriter.Draw(new Box(0, 0, 3, 1)).Pointer(image).Box(new Box(0, 0, 3, 1)).Solid(0xff00ff).U16(0x21).U8(1).NoMask());
        Assert.Equal([0x0000ffu, 0xff00ff, 0xff0000, 0xff00ff, 0, 0xff0000], fixture.Screen.Snapshot());
    }

    [Fact]
    public void Opaque_draws_the_brush_where_the_image_ends()
    {
        using var fixture = new CanvasFixture(3, 2);
        fixture.Send(303, MessageWriter.Draw(new Box(0, 0, 3, 2)).Pointer(TestImage.Xrgb(1, 0xff0000)).Box(new Box(0, 0, 3, 2))
            .Solid(0xffffff).U16(CanvasFixture.Xor).U8(1).Mask(TestImage.Mask("##.", "#..")));
        Assert.Equal([0x00ffffu, 0xffffff, 0, 0xffffff, 0, 0], fixture.Screen.Snapshot());
    }

    [Fact]
    public void Transparent_leaves_out_the_key()
    {
        using var fixture = new CanvasFixture(4, 2);
        var image = TestImage.Argb(2, 0xaa00ff00, 0x00ff0000);
        fixture.Send(312, MessageWriter.Draw(new Box(0, 0, 2, 1)).Pointer(image).Box(new Box(0, 0, 2, 1)).U32(1).U32(0xff00ff00));
        fixture.Send(312, MessageWriter.Draw(new Box(0, 1, 4, 2)).Pointer(image).Box(new Box(0, 0, 2, 1)).U32(1).U32(0xff0000));
        fixture.AssertLooks(".r..", "gg..");
    }

    [Fact]
    public void Transparent_compares_colours_as_a_small_surface_holds_them()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 2, 1, 16);
        fixture.Send(312, MessageWriter.DrawTo(1, new Box(0, 0, 2, 1)).Pointer(TestImage.Xrgb(2, 0x070707, 0xffffff)).Box(new Box(0, 0, 2, 1)).U32(0).U32(0));
        Assert.Equal([0u, 0xffffffu], fixture.Surfaces.PixelsOf(1).Row(0).ToArray());
        fixture.Send(312, MessageWriter.DrawTo(1, new Box(0, 0, 1, 1)).Pointer(TestImage.Xrgb(1, 0xf8f8f8)).Box(new Box(0, 0, 1, 1)).U32(0).U32(0xffffff));
        Assert.Equal([0u, 0xffffffu], fixture.Surfaces.PixelsOf(1).Row(0).ToArray());
    }

    [Theory]
    [InlineData(255, 0x7f3f0000u, 0xbf8080u)]
    [InlineData(128, 0x80800000u, 0xffbfbfu)]
    [InlineData(255, 0xff123456u, 0x123456u)]
    [InlineData(255, 0x00000000u, 0xffffffu)]
    [InlineData(255, 0x00ff0000u, 0xffffffu)]
    public void Alpha_blend_draws_over(int alpha, uint source, uint result)
    {
        using var fixture = new CanvasFixture(1, 1);
        fixture.Fill(0, new Box(0, 0, 1, 1), 0xffffff);
        fixture.Send(313, MessageWriter.Draw(new Box(0, 0, 1, 1)).U8(0).U8(alpha).Pointer(TestImage.Argb(1, source)).Box(new Box(0, 0, 1, 1)));
        Assert.Equal(result, fixture.Screen[0, 0]);
    }

    [Fact]
    public void Alpha_blend_of_a_surface_counts_its_alpha_where_the_message_says_so()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 1, 1, 32);
        fixture.Fill(1, new Box(0, 0, 1, 1), 0x80800000);
        fixture.Fill(0, new Box(0, 0, 2, 1), 0x0000ff);
        fixture.Send(313, MessageWriter.Draw(new Box(0, 0, 1, 1)).U8(0).U8(255).Pointer(TestImage.OfSurface(1)).Box(new Box(0, 0, 1, 1)));
        fixture.Send(313, MessageWriter.Draw(new Box(1, 0, 2, 1)).U8(2).U8(255).Pointer(TestImage.OfSurface(1)).Box(new Box(0, 0, 1, 1)));
        Assert.Equal([0x800000u, 0x80007f], fixture.Screen.Snapshot());
    }

    [Fact]
    public void Alpha_blend_keeps_alpha_in_a_screen_that_a_message_says_has_one()
    {
        using var fixture = new CanvasFixture(1, 1);
        fixture.Send(313, MessageWriter.Draw(new Box(0, 0, 1, 1)).U8(1).U8(255).Pointer(TestImage.Argb(1, 0x80402010)).Box(new Box(0, 0, 1, 1)));
        Assert.Equal(0x80402010, fixture.Surfaces.PixelsOf(0).Row(0)[0]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, -1)]
    [InlineData(1, -1)]
    [InlineData(-1, 1)]
    [InlineData(2, 0)]
    [InlineData(-2, 0)]
    [InlineData(0, 2)]
    [InlineData(0, -2)]
    [InlineData(0, 0)]
    public void Copy_bits_reads_before_it_overwrites(int dx, int dy)
    {
        using var fixture = new CanvasFixture(7, 7);
        var pixels = Enumerable.Range(1, 49).Select(i => (uint)i).ToArray();
        Box[][] clips = [[], [new Box(0, 0, 3, 7), new Box(3, 2, 7, 7)], [new Box(1, 1, 3, 3), new Box(4, 1, 6, 3), new Box(1, 3, 6, 6)]];
        foreach (var clip in clips)
        {
            fixture.Show(pixels);
            var box = new Box(1, 1, 6, 6);
            fixture.Send(104, MessageWriter.Draw(box, clip).I32(box.Left - dx).I32(box.Top - dy));
            var expected = pixels.ToArray();
            for (var i = 0; i < 49; i++)
            {
                var (x, y) = (i % 7, i / 7);
                if (box.Contains(x, y) && (clip.Length == 0 || clip.Any(each => each.Contains(x, y))) && new Box(0, 0, 7, 7).Contains(x - dx, y - dy))
                {
                    expected[i] = pixels[((y - dy) * 7) + x - dx];
                }
            }

            Assert.Equal(expected, fixture.Screen.Snapshot());
        }
    }

    [Fact]
    public void An_unknown_scale_mode_is_refused()
    {
        using var fixture = new CanvasFixture();
        Assert.Throws<SpiceException>(() => fixture.Copy(TestImage.Xrgb(1, 0), new Box(0, 0, 4, 4), new Box(0, 0, 1, 1), scale: 2));
    }
}
