using Xunit;

namespace Compositor.Unix.Tests;

public sealed class ChildProcessTests : LiveTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Its_end_and_its_words_are_told()
    {
        var end = await RunAsync("echo out; echo err >&2; echo \"$WORD\"; exit 3", new Dictionary<string, string> { ["WORD"] = "word" });
        Assert.Equal(new ChildEnd(3, "out\nword\n", "err\n"), end);
        Assert.Null(end.Signal);
        Assert.False(end.TookTooLong);
        Assert.Equal("err", end.LastError);
    }

    [Theory]
    [InlineData("SEGV", Signal.Segmentation, false)]
    [InlineData("KILL", Signal.Kill, false)]
    [InlineData("ALRM", Signal.Alarm, true)]
    public async Task A_signal_has_a_name(string name, Signal signal, bool tookTooLong)
    {
        var end = await RunAsync($"kill -{name} $$");
        Assert.Equal(signal, end.Signal);
        Assert.EndsWith(name, end.Signal!.Value.Name(), StringComparison.Ordinal);
        Assert.Equal(tookTooLong, end.TookTooLong);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_ended()
    {
        var end = await ChildProcess.RunAsync("/bin/sh", ["-c", "echo begun; exec sleep 1000"], TimeSpan.FromSeconds(0.5));
        Assert.Equal(new ChildEnd(null, "begun\n", string.Empty), end);
        Assert.True(end!.TookTooLong);
    }

    [Fact]
    public async Task Of_endless_words_the_last_ones_are_kept()
    {
        var end = await RunAsync("head -c 5000000 /dev/zero | tr '\\0' x; echo; echo last");
        Assert.EndsWith("x\nlast\n", end.Output, StringComparison.Ordinal);
        Assert.InRange(end.Output.Length, 1000, 65536);
    }

    [Fact]
    public async Task Who_keeps_its_output_open_is_not_waited_for()
    {
        var end = await RunAsync("echo said; sleep 8 & exit 4");
        Assert.Equal(new ChildEnd(4, "said\n", string.Empty), end);
    }

    [Fact]
    public async Task Its_input_is_empty() => Assert.Equal("0\n", (await RunAsync("cat | wc -c")).Output);

    [Fact]
    public async Task A_program_that_is_not_there_is_no_child() => Assert.Null(await ChildProcess.RunAsync("/nowhere", [], Limit));

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var cancelling = new CancellationTokenSource();
        var running = ChildProcess.RunAsync("/bin/sh", ["-c", "exec sleep 1000"], Limit, null, cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<ChildEnd> RunAsync(string script, IReadOnlyDictionary<string, string>? environment = null) =>
        (await ChildProcess.RunAsync("/bin/sh", ["-c", script], Limit, environment))!;
}
