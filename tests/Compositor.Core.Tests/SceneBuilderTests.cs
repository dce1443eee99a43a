using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class SceneBuilderTests : LiveTest
{
    private static readonly OutputDescription Output = new("out", new Size(640, 480 + SceneBuilder.LabelHeight));

    private readonly RecordingObserver _observer = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_source_that_is_away_shows_why_and_when_it_is_tried_next()
    {
        var source = Build.Source("alpha", new ScriptedSource((_, _) => throw new SourceException("QEMU has gone")), _observer, _time);
        source.Start();
        await _observer.When(source, s => s.Phase == SourcePhase.Away);
        var view = Assert.Single(Scene(source).Outputs[0].Views);
        var placeholder = Assert.Single(view.Captions, c => c.Style == CaptionStyle.Placeholder);
        Assert.Equal("QEMU has gone\nnext attempt in 1 s", placeholder.Detail);
        await source.DisposeAsync();
    }

    [Fact]
    public async Task A_tile_of_the_surface_size_and_a_label_is_one_to_one()
    {
        await WithPicture(new Size(640, 480), source =>
        {
            var view = Assert.Single(Scene(source).Outputs[0].Views);
            Assert.True(view.IsOneToOne);
            Assert.Equal(new Rect(0, SceneBuilder.LabelHeight, 640, 480), view.Picture);
        });
    }

    [Fact]
    public async Task A_picture_that_is_less_than_a_step_smaller_than_its_tile_stays_sharp()
    {
        await WithPicture(new Size(633, 480), source =>
        {
            var view = Assert.Single(Scene(source).Outputs[0].Views);
            Assert.True(view.IsOneToOne);
            Assert.Equal(new Rect(3, SceneBuilder.LabelHeight, 633, 480), view.Picture);
        });
        await WithPicture(new Size(632, 474), source => Assert.False(Assert.Single(Scene(source).Outputs[0].Views).IsOneToOne));
    }

    [Fact]
    public async Task A_clock_in_a_notice_repaints_only_the_notice()
    {
        await WithPicture(new Size(640, 480), source =>
        {
            source.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            var before = Scene(source).Outputs[0];
            _time.Advance(TimeSpan.FromSeconds(1));
            var after = Scene(source).Outputs[0];
            var damage = new Region();
            after.DamageSince(before, damage);
            Assert.Equal(after.Views[0].Captions.Single(c => c.Style == CaptionStyle.Notice).Area, damage.Bounds);
            Assert.True(after.Views[0].Dimmed);
        });
    }

    [Fact]
    public async Task A_picture_that_cannot_be_shown_says_why()
    {
        await WithPicture(new Size(320, 200), source =>
        {
            var before = _observer.Rearrangements;
            source.Surfaces[0].ReportFault("its memory is too short");
            Assert.Equal(before + 1, _observer.Rearrangements);
            Assert.Contains(Scene(source).Outputs[0].Views[0].Captions, c => c is { Style: CaptionStyle.Placeholder, Detail: "its memory is too short" });
            source.Surfaces[0].ReportFault(null);
            Assert.DoesNotContain(Scene(source).Outputs[0].Views[0].Captions, c => c.Style == CaptionStyle.Placeholder);
        });
    }

    [Fact]
    public async Task Details_are_told_in_the_label_or_over_the_picture_where_there_is_none()
    {
        await WithPicture(new Size(320, 200), source =>
        {
            foreach (var labels in (bool[])[true, false])
            {
                using var layout = new GuardedLayout("grid", () => new EvenGrid(), NullLogger.Instance);
                var view = new SceneBuilder(_time, labels, detailOf: surface => $"{surface.Id} by upload")
                    .Build([Output], [source], null, null, _ => layout).Outputs[0].Views[0];
                Assert.Equal("alpha by upload", Assert.Single(view.Captions, c => c.Style == CaptionStyle.Label).Detail);
                Assert.Equal(labels ? SceneBuilder.LabelHeight : 0, view.Content.Y);
            }
        });
    }

    [Fact]
    public async Task An_equal_scene_has_no_damage()
    {
        await WithPicture(new Size(320, 200), source =>
        {
            var damage = new Region();
            Scene(source).Outputs[0].DamageSince(Scene(source).Outputs[0], damage);
            Assert.True(damage.IsEmpty);
        });
    }

    private async Task WithPicture(Size size, Action<Source> check)
    {
        var source = Build.Source("alpha", new ScriptedSource(async (host, stop) =>
        {
            using var canvas = host.CreateCanvas(size, FourCc.Xrgb8888);
            using var surface = host.CreateSurface(new SurfaceOptions(0));
            surface.Attach(canvas.CreateBuffer());
            surface.Commit([]);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }), _observer, _time);
        source.Start();
        await _observer.When(source, s => s.Phase == SourcePhase.Live);
        check(source);
        await source.DisposeAsync();
        source.Surfaces[0].Close();
    }

    private Scene Scene(Source source)
    {
        using var layout = new GuardedLayout("grid", () => new EvenGrid(), NullLogger.Instance);
        return new SceneBuilder(_time, labels: true).Build([Output], [source], null, null, _ => layout);
    }
}
