namespace Compositor.Unix;

/// <summary>Bounds that a process sets itself before it does what may go wrong.</summary>
public static unsafe class ProcessBounds
{
    private const int CoreLimit = 4;

    /// <summary>Has the kernel end this process (SIGALRM) after a time, whatever it does then, and whether its parent lives or not.</summary>
    /// <param name="seconds">1 or more; replaces what was set before.</param>
    public static void EndAfter(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1);
        _ = Libc.Alarm((uint)seconds);
    }

    /// <summary>A crash of this process leaves no core file and calls no crash reporter.</summary>
    public static void LeaveNoCore()
    {
        // Not 0: at 1, and only there, the kernel does not start a reporter either (core(5)).
        var limit = stackalloc ulong[] { 1, 1 };
        _ = Libc.SetRlimit(CoreLimit, limit);
    }
}
