namespace Compositor.Shell.Control.Reports;

/// <summary>One source.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="State">How it is.</param>
/// <param name="Reason">Why it is away, or what it is doing while it starts; null when there is nothing to say.</param>
/// <param name="NextAttempt">Seconds until it is tried again; null while it is not waiting.</param>
/// <param name="Heads">Its surfaces, by head.</param>
internal sealed record SourceReport(
    string Name,
    string Kind,
    SourceCondition State,
    string? Reason,
    double? NextAttempt,
    IReadOnlyList<HeadReport> Heads)
{
    /// <summary>What it says of its connection, by name; null when it says nothing.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>Percent that people have set.</summary>
    public int Volume { get; init; }

    /// <summary>True when people have silenced it.</summary>
    public bool IsMuted { get; init; }

    /// <summary>What it plays now; null when it plays nothing.</summary>
    public string? Playing { get; init; }

    /// <summary>True when it plays and is heard.</summary>
    public bool IsHeard { get; init; }
}
