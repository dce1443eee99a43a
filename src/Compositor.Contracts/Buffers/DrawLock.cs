namespace Compositor.Contracts;

/// <summary>
/// Keeps a canvas whole while it is read: a plugin holds it for the moment it draws, the renderer only ever tries to take it and
/// comes back a frame later when it is busy. Not recursive. Any thread; a holder releases on the thread that took it.
/// </summary>
public sealed class DrawLock
{
    private readonly Lock _lock = new();

    /// <summary>Waits for the renderer's short read, then holds.</summary>
    /// <returns>The scope; dispose it to let go.</returns>
    public Lock.Scope Enter() => _lock.EnterScope();

    /// <summary>Takes the lock if nobody holds it.</summary>
    /// <returns>True when taken; call <see cref="Exit"/> then.</returns>
    public bool TryEnter() => _lock.TryEnter();

    /// <summary>Lets go after <see cref="TryEnter"/>.</summary>
    public void Exit() => _lock.Exit();
}
