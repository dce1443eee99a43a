namespace Compositor.Fuzz;

/// <summary>What became of an input.</summary>
/// <param name="Reason">Why it was refused: one of the exceptions that the part says it has; null when it was taken to its end.</param>
/// <param name="Messages">How many messages were handled.</param>
public readonly record struct FeedResult(Exception? Reason, int Messages = 1);
