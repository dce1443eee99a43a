using System.Diagnostics;

namespace Compositor.Contracts;

/// <summary>
/// Counts what is alive, in debug builds only, so that every test can end by asserting zero. A release build has no such state.
/// </summary>
public static class LiveCount
{
#if DEBUG
    private static readonly int[] Counts = new int[3];
#endif

    /// <summary>Adds to a count. Any thread.</summary>
    /// <param name="kind">What was made or destroyed.</param>
    /// <param name="change">+1 or -1.</param>
    [Conditional("DEBUG")]
    public static void Count(LiveKind kind, int change)
    {
#if DEBUG
        Interlocked.Add(ref Counts[(int)kind], change);
#endif
    }

    /// <summary>The number alive; always 0 in a release build.</summary>
    /// <param name="kind">What to count.</param>
    public static int Of(LiveKind kind)
    {
#if DEBUG
        return Volatile.Read(ref Counts[(int)kind]);
#else
        return 0;
#endif
    }
}
