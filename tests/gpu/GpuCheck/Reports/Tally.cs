namespace Compositor.GpuCheck;

/// <summary>Counts checks and tells what came of each.</summary>
internal sealed class Tally(TextWriter report)
{
    private int _passed;
    private int _failed;
    private int _skipped;

    /// <summary>True when something is wrong.</summary>
    public bool HasFailed => _failed > 0;

    /// <summary>Counts one.</summary>
    /// <param name="name">The check, for people.</param>
    /// <param name="state">What came of it.</param>
    /// <param name="reason">Why it did not pass.</param>
    public void Add(string name, CheckState state, string reason)
    {
        var (word, _) = state switch
        {
            CheckState.Passed => ("ok  ", ++_passed),
            CheckState.Failed => ("FAIL", ++_failed),
            _ => ("skip", ++_skipped),
        };
        report.WriteLine(reason.Length > 0 ? $"{word} {name}: {reason}" : $"{word} {name}");
    }

    /// <summary>The sum, which is the last line.</summary>
    public void End() => report.WriteLine($"{_passed} passed, {_failed} failed, {_skipped} skipped");
}
