namespace Compositor.Contracts;

/// <summary>Ends a source's connection with a reason that people can read; the shell shows it and tries again with back-off.</summary>
/// <param name="message">One sentence for people: what is wrong, and what to do where that is known.</param>
/// <param name="inner">The cause, where there is one.</param>
public class SourceException(string message, Exception? inner = null) : Exception(message, inner);
