namespace Compositor.Shell.Control;

/// <summary>What is wrong with a request.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record ControlError(string Code, string Message);
