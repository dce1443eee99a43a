using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class ViewReportsTests
{
    private static readonly Size Hd = new(1920, 1080);

    private readonly ViewReports _reports = new(NullLogger.Instance);
    private readonly Surface _surface = new(new SurfaceId("alpha", 0), new RecordingObserver(), new FakeTimeProvider());
    private readonly RecordingView _view = new();

    public ViewReportsTests() => _ = _surface.Connect(new SurfaceOptions(0) { View = _view });

    [Fact]
    public void It_is_told_once_and_at_each_change()
    {
        Follow(null, new Rect(0, 0, 960, 540));
        Follow(null, new Rect(960, 0, 960, 540));
        Follow(_surface.Id, new Rect(960, 0, 960, 540));
        Follow(_surface.Id);
        Assert.Equal([new(new Size(960, 540), false), new(new Size(960, 540), true), new(default, true)], _view.Told);
        Assert.False(_view.Told[^1].IsVisible);
    }

    [Fact]
    public void Of_several_places_the_largest_counts()
    {
        Follow(null, new Rect(0, 0, 320, 180), new Rect(400, 0, 640, 360), new Rect(0, 400, 160, 90));
        Assert.Equal(new Size(640, 360), Assert.Single(_view.Told).Shown);
    }

    [Fact]
    public void A_picture_that_lies_outside_its_place_is_not_seen()
    {
        var view = new View(_surface, new Rect(0, 0, 100, 100), new Rect(0, 0, 100, 100), Hd, new Rect(200, 0, 1920, 1080), false, []);
        _reports.Follow(new Scene([new OutputScene("out", Hd, [view])]), [_surface], null);
        Assert.False(Assert.Single(_view.Told).IsVisible);
    }

    [Fact]
    public void A_new_connection_is_told_anew()
    {
        Follow(null, new Rect(0, 0, 960, 540));
        var next = new RecordingView();
        _ = _surface.Connect(new SurfaceOptions(0) { View = next });
        Follow(null, new Rect(0, 0, 960, 540));
        Assert.Single(_view.Told);
        Assert.Single(next.Told);
    }

    [Fact]
    public void A_source_that_throws_costs_the_others_nothing_and_is_not_asked_again()
    {
        var throwing = new ThrowingView();
        var other = new Surface(new SurfaceId("beta", 0), new RecordingObserver(), new FakeTimeProvider());
        _ = other.Connect(new SurfaceOptions(0) { View = throwing });
        _reports.Follow(Scene.Empty, [other, _surface], null);
        _reports.Follow(Scene.Empty, [other, _surface], null);
        Assert.Equal(1, throwing.Calls);
        Assert.Single(_view.Told);
    }

    private void Follow(SurfaceId? focus, params Rect[] places) => _reports.Follow(
        new Scene([new OutputScene("out", Hd, [.. places.Select(place => new View(_surface, place, place, Hd, place, false, []))])]), [_surface], focus);

    private sealed class RecordingView : IViewSink
    {
        public List<ViewState> Told { get; } = [];

        public void Show(ViewState view) => Told.Add(view);
    }

    private sealed class ThrowingView : IViewSink
    {
        public int Calls { get; private set; }

        public void Show(ViewState view)
        {
            Calls++;
            throw new InvalidOperationException("not today");
        }
    }
}
