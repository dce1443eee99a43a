namespace Compositor.Shell.Configuration;

/// <summary>What reading a file gave: a configuration, or what is wrong with it.</summary>
/// <param name="Configuration">Null when there are errors.</param>
/// <param name="Errors">All of them, in the order of the file; empty when there is a configuration.</param>
internal sealed record ConfigurationResult(ShellConfiguration? Configuration, IReadOnlyList<ConfigurationError> Errors);
