using Compositor.Fuzz;
using Xunit;

namespace Compositor.Spice.Tests.Fuzz;

/// <summary>All targets of tests/fuzz with their corpus and some mutations of it. Its README says how to let them run for hours.</summary>
public sealed class TargetTests
{
    private const int Mutations = 2000;

    public static TheoryData<string> Names => [.. TargetList.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_corpus_and_its_mutations_end_in_typed_errors_or_not_at_all(string name)
    {
        var target = TargetList.Find(name)!;
        var corpus = Corpus.Read(Path.Combine(AppContext.BaseDirectory, "Corpus"), target);
        var run = new MutationRun(target, corpus, Path.Combine(AppContext.BaseDirectory, "fuzz"));
        run.Run(Mutations, seed: 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Taken} taken, {run.Refused} refused, {run.Messages} messages, the slowest in {run.Slowest.TotalMilliseconds:0} ms");
        Assert.Equal(corpus.Count + Mutations, run.Taken + run.Refused);

        // Some mutations hurt, and some are survived; nonsense of an agent hurts nobody but the agent.
        Assert.True(run.Taken > 0);
        Assert.Equal(name != "agent", run.Refused > 0);
    }

    [Fact]
    public void A_defect_is_told_and_its_input_kept()
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-");
        var broken = new Target("broken", "fails at a seven", bytes => bytes.Contains((byte)7) ? throw new IndexOutOfRangeException() : default);
        var run = new MutationRun(broken, [("one", [1, 2, 3, 4, 5, 6])], folder.FullName);
        var failure = Assert.Throws<InvalidOperationException>(() => run.Run(100_000, seed: 1));
        Assert.Contains("IndexOutOfRangeException", failure.Message, StringComparison.Ordinal);
        Assert.Contains((byte)7, File.ReadAllBytes(Assert.Single(folder.GetFiles()).FullName));
        folder.Delete(recursive: true);
    }
}
