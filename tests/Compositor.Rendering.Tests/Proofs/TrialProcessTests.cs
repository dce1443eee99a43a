using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Several cases for one child: a crash ends one of them, not all.</summary>
public sealed class TrialProcessTests : IDisposable
{
    private readonly ProofBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task One_child_answers_for_all_when_none_ends_it()
    {
        var outcomes = await RunAsync("echo 'case 1'; echo 'verdict works'; echo 'case 2'; echo 'verdict fails no'; echo 'case 3'; echo 'verdict works'");

        Assert.Equal([ImportProof.Works, ImportProof.Fails("no"), ImportProof.Works], outcomes);
        Assert.Equal(1, _bench.Children);
    }

    [Fact]
    public async Task What_a_crash_left_is_tried_by_the_next_child()
    {
        // The first child dies of its second case; the second one has the third alone.
        var outcomes = await RunAsync(
            "if [ $(wc -l < '" + _bench.Started + "') -gt 1 ]; then echo 'verdict fails late'; exit 0; fi; "
            + "echo 'case 1'; echo 'verdict works'; echo 'case 2'; echo 'step the picture was read'; kill -SEGV $$");

        Assert.Equal([ImportProof.Works, ImportProof.Fails("the driver crashed (SIGSEGV) when the picture was read"), ImportProof.Fails("late")], outcomes);
        Assert.Equal(2, _bench.Children);
        Assert.EndsWith("--exporter udmabuf --format RG16 --modifier 0x0", File.ReadAllLines(_bench.Started)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_of_every_case_ends_in_as_many_verdicts()
    {
        var outcomes = await RunAsync("echo 'case 1'; echo 'step the buffer was imported'; kill -SEGV $$");

        Assert.Equal(Enumerable.Repeat(ImportProof.Fails("the driver crashed (SIGSEGV) when the buffer was imported"), 3), outcomes);
        Assert.Equal(3, _bench.Children);
    }

    [Fact]
    public async Task A_crash_after_the_last_verdict_takes_it_back()
    {
        var outcomes = await RunAsync("for i in 1 2 3; do echo \"case $i\"; echo 'step everything was let go'; echo 'verdict works'; done; kill -SEGV $$");

        Assert.Equal([ImportProof.Works, ImportProof.Works, ImportProof.Fails("the driver crashed (SIGSEGV) when everything was let go")], outcomes);
    }

    [Fact]
    public async Task More_verdicts_than_cases_are_not_believed_to_be_of_others()
    {
        Assert.Equal(
            Enumerable.Repeat(ImportProof.Works, 3),
            await RunAsync("for i in 1 2 3 4 5 6; do echo 'verdict works'; done"));
    }

    [Fact]
    public async Task A_program_that_does_not_start_is_asked_once()
    {
        var outcomes = await TrialProcess.RunAllAsync(new TrialCommand("/nowhere", []), Request, ProofBench.LongLimit, CancellationToken.None);
        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.False(outcome.IsLasting));
    }

    private static TrialRequest Request => new(
        "surfaceless",
        string.Empty,
        string.Empty,
        [ProofBench.Case, ProofBench.Case with { Format = FourCc.Argb8888 }, ProofBench.Case with { Format = FourCc.Rgb565 }],
        20);

    private async Task<IEnumerable<ImportProof>> RunAsync(string script)
    {
        var outcomes = await TrialProcess.RunAllAsync(_bench.Child(script), Request, ProofBench.LongLimit, CancellationToken.None);
        return outcomes.Select(outcome => outcome.Proof);
    }
}
