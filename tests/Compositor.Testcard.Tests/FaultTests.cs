using Compositor.Contracts;
using Compositor.Plugins.Testcard;
using Xunit;

namespace Compositor.Testcard.Tests;

public sealed class FaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("end", typeof(SourceException))]
    [InlineData("throw", typeof(InvalidOperationException))]
    [InlineData("wrong-size", typeof(BufferException))]
    [InlineData("bad-stride", typeof(BufferException))]
    public async Task TheConnectionEnds(string fault, Type exception)
    {
        await using var card = new RunningTestcard(("fault", fault));

        Assert.IsType(exception, await Record.ExceptionAsync(() => card.Run.WaitAsync(Patience)));
    }

    [Fact]
    public async Task AFaultWaitsForItsFrame()
    {
        await using var card = new RunningTestcard(("fault", "end"), ("fault-after", 3L));
        for (var frame = 0; frame < 3; frame++)
        {
            await card.Surface.NextAsync();
            Assert.False(card.Run.IsCompleted);
            card.Host.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await Assert.ThrowsAsync<SourceException>(() => card.Run.WaitAsync(Patience));
    }

    [Fact]
    public async Task OneHeadThatFailsEndsTheOthers()
    {
        await using var card = new RunningTestcard(("fault", "end"), ("heads", 3L));

        await Assert.ThrowsAnyAsync<Exception>(() => card.Run.WaitAsync(Patience));
        Assert.All(card.Host.Surfaces, surface => Assert.True(surface.IsDisposed));
    }

    [Fact]
    public async Task ThrowLateThrowsWhenTheConnectionIsToEnd()
    {
        await using var card = new RunningTestcard(("fault", "throw-late"));
        await card.Surface.NextAsync();
        Assert.False(card.Run.IsCompleted);

        await card.EndAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => card.Run.WaitAsync(Patience));
    }

    [Fact]
    public async Task HangIgnoresTheEnd()
    {
        var source = new TestcardFactory().Create(Settings("hang"));
        using var ending = new CancellationTokenSource();
        var host = new FakeSurfaceHost();
        var run = source.RunAsync(host, ending.Token);
        await host.Surfaces[0].NextAsync();

        await ending.CancelAsync();

        Assert.False(run.IsCompleted);
        host.Surfaces[0].Dispose();
    }

    [Fact]
    public async Task BlockBlocksItsThreadUntilTheEnd()
    {
        var source = new TestcardFactory().Create(Settings("block"));
        using var ending = new CancellationTokenSource();
        var host = new FakeSurfaceHost();
        var called = new TaskCompletionSource();
        var run = Task.Run(() =>
        {
            called.SetResult();
            return source.RunAsync(host, ending.Token);
        });
        await called.Task;

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience));
    }

    [Fact]
    public async Task ShortMemoryAnnouncesMoreThanThereIs()
    {
        await using var card = new RunningTestcard(("fault", "short-memory"));
        await card.Surface.NextAsync();
        await card.Surface.NextAsync();

        Assert.Equal(640 * 480 * 4, card.Surface.Attached!.ReadableLength);
        Assert.Null(card.Host.CanvasOf(card.Surface.Attached));
    }

    [Fact]
    public async Task BadDamageIsHostile()
    {
        await using var card = new RunningTestcard(("fault", "bad-damage"));
        await card.Surface.NextAsync();

        Assert.Contains((await card.Surface.NextAsync()).Damage, rect => rect.X == int.MinValue);
    }

    [Fact]
    public async Task ThrowOnInputThrowsInTheSink()
    {
        await using var card = new RunningTestcard(("fault", "throw-on-input"));

        Assert.Throws<InvalidOperationException>(() => card.Surface.Input.Key(30, true));
    }

    [Fact]
    public async Task ThrowInDisposeThrowsThere() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await new TestcardFactory().Create(Settings("throw-in-dispose")).DisposeAsync());

    [Theory]
    [InlineData("640")]
    [InlineData("640x480x2")]
    [InlineData("-640x480")]
    [InlineData("8x8")]
    [InlineData("99999x1")]
    public void ASizeThatCannotBeIsRefusedByName(string size)
    {
        var refused = Assert.Throws<SettingException>(() =>
            new TestcardFactory().Create(new Settings("card", new Dictionary<string, object> { ["size"] = size })));

        Assert.Equal("size", refused.Key);
        Assert.Contains($"\"{size}\"", refused.Message, StringComparison.Ordinal);
    }

    private static Settings Settings(string fault) => new("card", new Dictionary<string, object> { ["fault"] = fault });
}
