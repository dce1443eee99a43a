namespace Compositor.Rendering;

/// <summary>Passes when the GPU has read what it was told to read from the guests' memory.</summary>
public interface IReadFence : IDisposable
{
    /// <summary>Waits. Any thread.</summary>
    /// <param name="limit">How long at most.</param>
    /// <returns>False when it has not passed by then.</returns>
    bool Wait(TimeSpan limit);
}
