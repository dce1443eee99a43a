using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Composites, compared with the library that reference servers draw with.</summary>
public sealed class CompositeTests
{
    public static TheoryData<int> Operators => [.. Enumerable.Range(0, 0x0e).Concat(Enumerable.Range(0x30, 0x0f))];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operators_do_as_the_oracle_does(int op)
    {
        Assert.SkipWhen(Pixman.Missing is not null, Pixman.Missing ?? "");
        for (var seed = 0; seed < 6; seed++)
        {
            foreach (var (hasMask, isComponentAlpha) in new[] { (false, false), (true, false), (true, true) })
            {
                AssertSame(new CompositeCase(seed, op) { HasMask = hasMask, IsComponentAlpha = isComponentAlpha }, op);
                AssertSame(new CompositeCase(seed, op) { HasMask = hasMask, IsComponentAlpha = isComponentAlpha, IsDestinationArgb = false, Repeat = 1 }, op);
                AssertSame(new CompositeCase(seed, op) { HasMask = hasMask, IsComponentAlpha = isComponentAlpha, IsSourceArgb = false }, op);
            }
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Transforms_filters_and_repeats_do_as_the_oracle_does(int repeat, int filter)
    {
        Assert.SkipWhen(Pixman.Missing is not null, Pixman.Missing ?? "");
        for (var seed = 0; seed < 30; seed++)
        {
            AssertSame(new CompositeCase(seed, 3) { HasMask = seed % 2 == 0, Repeat = repeat, Filter = filter, HasTransform = true }, 3);
            AssertSame(new CompositeCase(seed, 1) { Repeat = repeat, Filter = filter, HasTransform = true, IsSourceArgb = false }, 1);
        }
    }

    [Fact]
    public void Over_an_opaque_screen_by_hand()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Fill(0, new Box(0, 0, 2, 1), 0x0000ff);
        fixture.Send(318, MessageWriter.Draw(new Box(0, 0, 2, 1)).U32(3).Pointer(TestImage.Argb(1, 0x80800000)).U16(0).U16(0).U16(0).U16(0));

        // Beside the image there is nothing, and nothing over blue is blue.
        Assert.Equal([0x80007fu, 0x0000ff], fixture.Screen.Snapshot());
    }

    [Fact]
    public void A_surface_may_be_said_to_be_opaque()
    {
        using var fixture = new CanvasFixture(1, 1);
        fixture.Create(1, 1, 1, 96);
        fixture.Fill(1, new Box(0, 0, 1, 1), 0x00112233);
        fixture.Send(318, MessageWriter.Draw(new Box(0, 0, 1, 1)).U32(3 | 1u << 22).Pointer(TestImage.OfSurface(1)).U16(0).U16(0).U16(0).U16(0));
        Assert.Equal(0x112233u, fixture.Screen[0, 0]);
    }

    /// <summary>As servers have it: an image becomes what the surface holds before it is a mask.</summary>
    [Fact]
    public void A_mask_of_alpha_is_opaque_unless_it_is_a_surface()
    {
        using var fixture = new CanvasFixture(2, 1);
        fixture.Create(1, 1, 1, 8);
        var red = TestImage.Xrgb(1, 0xff0000);
        foreach (var (x, mask) in new[] { (0, TestImage.Of(PixelKind.Alpha, 1, 0u)), (1, TestImage.OfSurface(1)) })
        {
            fixture.Send(318, MessageWriter.Draw(new Box(x, 0, x + 1, 1)).U32(3 | 1u << 19).Pointer(red).Pointer(mask).U16(0).U16(0).U16(0).U16(0));
        }

        fixture.AssertLooks("r.");
    }

    [Theory]
    [InlineData(0x0eu)]
    [InlineData(0x2fu)]
    [InlineData(0x3fu)]
    [InlineData(0x503u)]
    [InlineData(0x703u)]
    public void What_is_unknown_is_refused(uint flags)
    {
        using var fixture = new CanvasFixture();
        Assert.Throws<SpiceException>(() => fixture.Send(318, MessageWriter.Draw(new Box(0, 0, 1, 1)).U32(flags)
            .Pointer(TestImage.Argb(1, 0)).U16(0).U16(0).U16(0).U16(0)));
    }

    private static void AssertSame(CompositeCase composite, int op)
    {
        var (ours, theirs) = composite.Draw();
        var differing = Enumerable.Range(0, ours.Length).Where(i => !IsNear(ours[i], theirs[i], op is >= 0x35 and not 0x37 and not 0x39 and not 0x3a or 0x0d ? 1 : 0)).ToArray();
        if (differing.Length > 0)
        {
            Pictures.Save($"composite-{op:x}-ours", CompositeCase.Size, CompositeCase.Size, ours);
            Pictures.Save($"composite-{op:x}-theirs", CompositeCase.Size, CompositeCase.Size, theirs);
        }

        Assert.True(differing.Length == 0, $"{differing.Length} pixels differ: {(differing.Length > 0 ? $"{ours[differing[0]]:x8} for {theirs[differing[0]]:x8}" : "")}");
    }

    /// <summary>What is computed with division may be rounded otherwise.</summary>
    private static bool IsNear(uint one, uint other, int tolerance) =>
        Enumerable.Range(0, 4).All(i => Math.Abs((int)(one >> (8 * i) & 0xff) - (int)(other >> (8 * i) & 0xff)) <= tolerance);
}
