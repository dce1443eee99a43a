namespace Compositor.Shell.Outputs;

/// <summary>No display that was asked for can be opened.</summary>
/// <param name="message">One sentence for people.</param>
internal sealed class DisplayException(string message) : Exception(message);
