using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>What a child writes: steps, so that the last one tells where it crashed, verdicts, and rows of numbers.</summary>
internal static class ChildLines
{
    public const string Step = "step ";
    public const string Passed = "passed";
    public const string Failed = "failed ";
    public const string Skipped = "skipped ";
    public const string Row = "row ";

    /// <summary>What a line says of a check; null when it is no verdict.</summary>
    public static (CheckState State, string Reason)? Verdict(string line) => line switch
    {
        Passed => (CheckState.Passed, string.Empty),
        _ when line.StartsWith(Failed, StringComparison.Ordinal) => (CheckState.Failed, TrialLines.Clean(line[Failed.Length..])),
        _ when line.StartsWith(Skipped, StringComparison.Ordinal) => (CheckState.Skipped, TrialLines.Clean(line[Skipped.Length..])),
        _ => null,
    };

    /// <summary>The verdict of something that is done now.</summary>
    public static string Of(Action check)
    {
        try
        {
            check();
            return Passed;
        }
        catch (SkipException e)
        {
            return Skipped + TrialLines.Clean(e.Message);
        }
        catch (Exception e) when (e is RendererException or Contracts.SourceException or IOException or DllNotFoundException or EntryPointNotFoundException)
        {
            return Failed + TrialLines.Clean(e.Message);
        }
    }

    /// <summary>What a child was doing when it ended.</summary>
    public static string LastStep(IEnumerable<string> lines) =>
        lines.LastOrDefault(line => line.StartsWith(Step, StringComparison.Ordinal)) is { } step ? $"when {step[Step.Length..]}" : "at the start";
}
