using Xunit;

namespace Compositor.Unix.Tests;

public sealed class WakeEventTests : LiveTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_wait_ends_when_it_is_set()
    {
        using var wake = new WakeEvent();
        var (first, second) = UnixSocket.Pair();
        using var near = first.Detach();
        using var far = second;
        var waiting = Task.Run(() => wake.WaitWith(near.Number));

        wake.Set();

        Assert.False(await waiting.WaitAsync(Limit));
    }

    [Fact]
    public async Task Many_calls_end_one_wait_and_the_other_descriptor_ends_the_next()
    {
        using var wake = new WakeEvent();
        var (first, second) = UnixSocket.Pair();
        using var near = first.Detach();
        using var far = second;
        wake.Set();
        wake.Set();
        Assert.False(wake.WaitWith(near.Number));
        var waiting = Task.Run(() => wake.WaitWith(near.Number));
        Assert.False(waiting.IsCompleted);

        far.Send("x"u8);

        Assert.True(await waiting.WaitAsync(Limit));
    }

    [Fact]
    public async Task Any_of_many_descriptors_ends_a_wait_and_so_does_time()
    {
        using var wake = new WakeEvent();
        var (first, second) = UnixSocket.Pair();
        using var near = first.Detach();
        using var far = second;
        Assert.False(wake.WaitWith([near.Number, near.Number], TimeSpan.FromMilliseconds(1)));
        var waiting = Task.Run(() => wake.WaitWith([near.Number, near.Number], Timeout.InfiniteTimeSpan));
        Assert.False(waiting.IsCompleted);

        far.Send("x"u8);

        Assert.True(await waiting.WaitAsync(Limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => wake.WaitWith(new int[WakeEvent.MostDescriptors + 1], TimeSpan.Zero));
    }

    [Fact]
    public void Setting_one_that_is_gone_does_no_harm()
    {
        var wake = new WakeEvent();
        wake.Dispose();
        wake.Set();
    }
}
