using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>What all threads of a process have used since its start, to the nanosecond: clock_getcpuclockid(3).</summary>
internal static partial class ProcessorClock
{
    /// <summary>Seconds of processor time.</summary>
    public static double Of(int pid)
    {
        if (GetClock(pid, out var clock) != 0 || GetTime(clock, out var time) != 0)
        {
            throw new InvalidOperationException($"process {pid} has ended");
        }

        return time.Seconds + (time.Nanoseconds / 1e9);
    }

    /// <summary>Waits until a process uses next to nothing: what is to be compiled is compiled, what was sent is done.</summary>
    public static void WaitForRest(int pid)
    {
        using var never = new ManualResetEventSlim();
        var last = Of(pid);
        for (var calm = 0; calm < 2;)
        {
            never.Wait(TimeSpan.FromMilliseconds(100));
            var now = Of(pid);
            calm = now - last < 0.003 ? calm + 1 : 0;
            last = now;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int GetClock(int pid, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
