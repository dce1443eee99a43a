using Compositor.Contracts;
using Compositor.Unix;
using Xunit;

namespace Compositor.GpuCheck.Tests;

/// <summary>What becomes of child processes that check a driver, however they end.</summary>
public sealed class ChildTests
{
    private static readonly string[] Checks = ["one", "two", "three"];

    [Fact]
    public void Each_verdict_belongs_to_its_check()
    {
        var end = new ChildEnd(0, "step a\npassed\nstep b\nfailed 3 pixels are wrong\nskipped no heap\n", string.Empty);
        Assert.Equal(
            [
                new CheckResult("one", CheckState.Passed, string.Empty),
                new CheckResult("two", CheckState.Failed, "3 pixels are wrong"),
                new CheckResult("three", CheckState.Skipped, "no heap"),
            ],
            CheckRun.Judge(end, Checks));
    }

    [Fact]
    public void A_crash_fails_the_check_that_it_came_at_and_leaves_the_rest_for_another_child()
    {
        var results = CheckRun.Judge(new ChildEnd(128 + 11, "passed\nstep it was drawn\n", string.Empty), Checks).ToArray();
        Assert.Equal(2, results.Length);
        Assert.Equal(new CheckResult("two", CheckState.Failed, "the driver crashed (SIGSEGV) when it was drawn"), results[1]);
    }

    [Fact]
    public void A_crash_after_all_verdicts_fails_the_last_check()
    {
        var results = CheckRun.Judge(new ChildEnd(128 + 6, "passed\npassed\npassed\n", string.Empty), Checks).ToArray();
        Assert.Equal([CheckState.Passed, CheckState.Passed, CheckState.Failed], results.Select(result => result.State));
    }

    [Fact]
    public void A_child_that_hangs_or_does_not_start_fails_its_first_check()
    {
        Assert.Equal("the driver took too long when it was read", Assert.Single(CheckRun.Judge(new ChildEnd(null, "step it was read\n", ""), Checks)).Reason);
        Assert.Equal(CheckState.Failed, Assert.Single(CheckRun.Judge(null, Checks)).State);
    }

    [Fact]
    public void Cases_and_rows_go_over_a_pipe_and_back()
    {
        var what = new CheckCase(Rung.Modifier, "drm", IsOwn: true, FourCc.Nv12, 0x0100000000000002);
        Assert.Equal(what, CheckCase.Parse(what.ToArgument()));
        Assert.Throws<FormatException>(() => CheckCase.Parse("upload|canvas"));
        var row = new MeasureRow(64, 1.25, 16.5, -1, 530841600, 0, 0.4);
        Assert.Equal(row, MeasureRow.Parse(row.ToLine()));
        Assert.Null(MeasureRow.Parse("passed"));
    }
}
