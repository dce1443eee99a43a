namespace Compositor.Core;

/// <summary>What is known of a source at one moment. Immutable.</summary>
/// <param name="Phase">Where it is.</param>
/// <param name="Activity">While starting: what it does. While away: why.</param>
/// <param name="NextAttempt">While away: timestamp of the next attempt, of the shell's TimeProvider.</param>
/// <param name="Attempts">Connections begun so far.</param>
public sealed record SourceStatus(SourcePhase Phase, string Activity, long NextAttempt, int Attempts);
