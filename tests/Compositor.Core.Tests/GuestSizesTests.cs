using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class GuestSizesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly GuestSizes _sizes;
    private readonly Surface _surface;
    private RecordingDisplay _display = new();

    public GuestSizesTests()
    {
        _sizes = new GuestSizes(work => work(), _time, NullLogger.Instance);
        _sizes.Apply(new HashSet<string> { "alpha" });
        _surface = new Surface(new SurfaceId("alpha", 0), new RecordingObserver(), _time);
        Connect(_display);
    }

    public void Dispose() => _sizes.Dispose();

    [Fact]
    public void A_place_is_asked_for_when_it_has_rested_and_once()
    {
        Place(800, 600);
        _time.Advance(SizeWish.Rest - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_display.Asked);
        Place(801, 600);
        _time.Advance(SizeWish.Rest - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_display.Asked);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new Size(801, 600), Assert.Single(_display.Asked));

        // The guest has taken what it could; that is its answer.
        Place(801, 600, new Size(800, 600));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Single(_display.Asked);
    }

    [Fact]
    public void A_guest_that_has_the_size_is_not_asked()
    {
        Place(640, 480, new Size(640, 480));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_display.Asked);
    }

    [Fact]
    public void A_place_that_is_as_before_again_is_asked_for_though_the_guest_has_not_moved_yet()
    {
        Place(640, 480, new Size(640, 480));
        Place(800, 600, new Size(640, 480));
        _time.Advance(SizeWish.Rest);
        Place(640, 480, new Size(640, 480));
        _time.Advance(SizeWish.Rest * 2);
        Assert.Equal([new Size(800, 600), new Size(640, 480)], _display.Asked);
    }

    [Fact]
    public void A_new_connection_is_asked_anew()
    {
        Place(800, 600);
        _time.Advance(SizeWish.Rest);
        _display = new RecordingDisplay();
        Connect(_display);
        Place(800, 600);
        _time.Advance(SizeWish.Rest * 2);
        Assert.Single(_display.Asked);
    }

    [Fact]
    public void A_layout_that_follows_the_sizes_of_guests_does_not_chase_them()
    {
        for (var second = 0; second < 3600; second++)
        {
            // Whatever the guest takes, its place is another one.
            Place(800 + (_display.Asked.Count % 2), 600);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_display.Asked.Count, 8, 20);
    }

    [Fact]
    public void After_a_calm_the_rest_is_short_again()
    {
        for (var i = 0; i < 4; i++)
        {
            Place(800 + i, 600);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(4, _display.Asked.Count);
        _time.Advance(SizeWish.Calm);
        Place(700, 500);
        _time.Advance(SizeWish.Rest);
        Assert.Equal(5, _display.Asked.Count);
    }

    [Theory]
    [InlineData(319, 600)]
    [InlineData(800, 199)]
    public void Thumbnails_are_not_asked_for(int width, int height)
    {
        Place(width, height);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_display.Asked);
    }

    [Fact]
    public void A_source_that_is_not_named_is_left_alone()
    {
        Place(800, 600);
        _sizes.Apply(new HashSet<string> { "beta" });
        _time.Advance(TimeSpan.FromMinutes(1));
        Place(900, 600);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_display.Asked);
    }

    [Fact]
    public void A_source_that_throws_costs_the_others_nothing()
    {
        Connect(new ThrowingDisplay());
        var other = new RecordingDisplay();
        var second = new Surface(new SurfaceId("alpha", 1), new RecordingObserver(), _time);
        _ = second.Connect(new SurfaceOptions(1) { Display = other });
        _sizes.Follow(new Scene([new OutputScene("out", new Size(1600, 600), [ViewOf(_surface, 800, 600, default), ViewOf(second, 800, 600, default)])]));
        _time.Advance(SizeWish.Rest);
        Assert.Single(other.Asked);
    }

    private static View ViewOf(Surface surface, int width, int height, Size size)
    {
        var area = new Rect(0, 0, width, height);
        return new View(surface, area, area, size, area, false, []);
    }

    private void Connect(IDisplayControl display) => _ = _surface.Connect(new SurfaceOptions(0) { Display = display });

    private void Place(int width, int height, Size size = default) =>
        _sizes.Follow(new Scene([new OutputScene("out", new Size(1600, 900), [ViewOf(_surface, width, height, size)])]));

    private sealed class RecordingDisplay : IDisplayControl
    {
        public List<Size> Asked { get; } = [];

        public void RequestSize(Size size, Size millimetres) => Asked.Add(size);
    }

    private sealed class ThrowingDisplay : IDisplayControl
    {
        public void RequestSize(Size size, Size millimetres) => throw new InvalidOperationException("not today");
    }
}
