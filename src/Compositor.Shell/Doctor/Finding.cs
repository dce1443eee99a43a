namespace Compositor.Shell.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What it is, in one word; with its group the same on every machine, so that programs can look for it.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">A sentence for people.</param>
/// <param name="Advice">What to do; null when it is as it should be.</param>
internal sealed record Finding(string Name, FindingState State, string Text, string? Advice = null)
{
    /// <summary>True when nothing at all can be shown because of this.</summary>
    public bool Blocks { get; private init; }

    public static Finding Ok(string name, string text) => new(name, FindingState.Ok, text);

    public static Finding Limited(string name, string text, string advice) => new(name, FindingState.Limited, text, advice);

    public static Finding Missing(string name, string text, string advice) => new(name, FindingState.Missing, text, advice);

    public static Finding Blocking(string name, string text, string advice) => new(name, FindingState.Missing, text, advice) { Blocks = true };
}
