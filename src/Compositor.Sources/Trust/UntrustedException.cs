namespace Compositor.Sources;

/// <summary>A server could not show that it is the one that was meant.</summary>
/// <param name="message">Why, as the rest of a sentence for people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class UntrustedException(string message, Exception? inner = null) : Exception(message, inner);
