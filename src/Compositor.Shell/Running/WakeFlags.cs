namespace Compositor.Shell.Running;

/// <summary>What the main thread has to catch up with. Set on any thread, taken on the main thread.</summary>
internal sealed class WakeFlags
{
    private int _flags;

    /// <returns>True when nothing was set before: wake the main thread.</returns>
    public bool Set(WakeFlag flag) => Interlocked.Or(ref _flags, (int)flag) == 0;

    public WakeFlag Take() => (WakeFlag)Interlocked.Exchange(ref _flags, 0);
}
