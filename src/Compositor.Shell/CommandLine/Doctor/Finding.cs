namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
internal sealed record Finding(FindingLevel Level, string Text, string? Advice = null)
{
    public static Finding Good(string text) => new(FindingLevel.Good, text);

    public static Finding Lacking(string text, string advice) => new(FindingLevel.Lacking, text, advice);

    public static Finding Fatal(string text, string advice) => new(FindingLevel.Fatal, text, advice);
}
