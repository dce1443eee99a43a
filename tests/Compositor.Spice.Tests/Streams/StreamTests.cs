using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;
using static Compositor.Spice.Tests.Streams.StreamFixture;
using static Compositor.Spice.Tests.Streams.StreamPictures;

namespace Compositor.Spice.Tests.Streams;

/// <summary>Streams of JPEG pictures, by hand.</summary>
public sealed class StreamTests
{
    private static readonly Box Place = new(8, 4, 24, 20);

    [Theory]
    [InlineData(1, Red, Blue)]
    [InlineData(0, Blue, Red)]
    public void A_frame_is_drawn_in_its_place_its_first_row_on_top_or_at_the_bottom(int flags, uint above, uint below)
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(63, Place, flags: flags));
        fixture.Send(DataType, Data(63, 0, Jpeg(Red, Blue)));
        Assert.Equal(1, fixture.Show());
        fixture.AssertNear(above, 8, 4);
        fixture.AssertNear(below, 23, 19);
        fixture.AssertNear(0, 7, 4);
        fixture.AssertNear(0, 24, 19);
        Assert.Equal([new Rect(8, 4, 16, 16)], fixture.Screen.Damage());
        fixture.Screen.Screen.AssertMargins();
    }

    [Fact]
    public void A_frame_is_made_as_large_as_its_place_without_a_dark_border()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(0, new Box(-4, 0, 32, 32)));
        fixture.Send(DataType, Data(0, 0, Jpeg(Green)));
        fixture.Show();
        foreach (var (x, y) in ((int, int)[])[(0, 0), (31, 0), (0, 31), (31, 31), (15, 16)])
        {
            fixture.AssertNear(Green, x, y);
        }
    }

    [Fact]
    public void Frames_are_drawn_within_the_newest_clip_only()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place, clip: [new Box(0, 0, 12, 32), new Box(20, 0, 32, 32)]));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Show();
        fixture.AssertNear(Red, 11, 10);
        fixture.AssertNear(0, 12, 10);
        fixture.AssertNear(Red, 20, 10);
        Assert.Equal([new Rect(8, 4, 4, 16), new Rect(20, 4, 4, 16)], fixture.Screen.Damage());
        fixture.Send(ClipType, Clip(1));
        fixture.Send(DataType, Data(1, 0, Jpeg(Blue)));
        fixture.Show();
        fixture.AssertNear(Blue, 12, 10);
    }

    [Fact]
    public void A_sized_frame_has_a_size_and_a_place_of_its_own()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(SizedType, Sized(1, 0, 8, 4, new Box(0, 24, 8, 28), Jpeg(Green, Green, 8, 4)));
        fixture.Show();
        fixture.AssertNear(Green, 0, 24);
        fixture.AssertNear(0, 8, 4);
    }

    [Fact]
    public void A_surface_of_sixteen_bits_holds_what_it_can_of_a_frame()
    {
        using var fixture = new StreamFixture(format: 16);
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Show();
        fixture.AssertNear(Red, 10, 10);
        var pixel = fixture.Screen.Screen[10, 10];
        Assert.Equal(pixel & 0x070707, pixel >> 5 & 0x070707);
    }

    [Fact]
    public void Of_frames_that_wait_the_newest_wins()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(ActivateType, Activate(1, 5, 3, 1000));
        fixture.Send(DataType, Data(1, 10, Jpeg(Red)));
        fixture.Send(DataType, Data(1, 20, [1, 2, 3]));
        fixture.Send(DataType, Data(1, 30, Jpeg(Blue)));
        Assert.Equal(1, fixture.Show());
        fixture.AssertNear(Blue, 10, 10);
        Assert.Equal([1, 5, 10, 30, 3, 2, 30, uint.MaxValue], fixture.Report());
    }

    [Fact]
    public void Frames_on_a_surface_nobody_sees_do_no_damage_and_without_the_surface_are_lost()
    {
        using var fixture = new StreamFixture();
        fixture.Screen.Create(7, 16, 16, 32);
        fixture.Send(CreateType, Create(1, new Box(0, 0, 16, 16), surface: 7));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Show();
        Assert.Equal(Red & 0xf0f0f0, fixture.Screen.Surfaces[7].Pixels[20] & 0xf0f0f0);
        fixture.Screen.Send(315, Number(7));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Show();
        Assert.Empty(fixture.Screen.Damage());
    }

    [Fact]
    public void What_is_not_there_any_more_shows_nothing()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(CreateType, Create(2, Place));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Send(DestroyType, Number(1));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        fixture.Send(ClipType, Clip(1, Place));
        fixture.Send(ActivateType, Activate(1, 1, 1, 1));
        fixture.Send(DestroyType, Number(1));
        fixture.Send(DataType, Data(2, 0, Jpeg(Red)));
        fixture.Send(DestroyAllType);
        fixture.Send(DataType, Data(2, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        Assert.True(fixture.Server.IsQuiet());
        Assert.Empty(fixture.Screen.Damage());
    }

    [Fact]
    public void A_frame_allocates_nothing()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(CreateType, Create(2, new Box(0, 0, 32, 31), clip: [new Box(0, 0, 12, 32), new Box(20, 0, 32, 32)]));
        fixture.Send(ActivateType, Activate(1, 5, 5, 1000));
        var messages = ((uint Id, uint Colour)[])[(1, Red), (2, Green), (1, Blue)];
        var bodies = messages.Select(message => Data(message.Id, 0, Jpeg(message.Colour))).ToArray();
        var rects = new Rect[DamageList.Capacity];
        void All()
        {
            foreach (var body in bodies)
            {
                fixture.Streams.Handle(DataType, body);
                fixture.Show();
                fixture.Screen.Canvas.TakeDamage(rects);
            }
        }

        for (var i = 0; i < 20; i++)
        {
            All();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            All();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(fixture.Server.IsQuiet());
    }
}
