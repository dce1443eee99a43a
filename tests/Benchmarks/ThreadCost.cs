using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>What the calling thread has used since its start, to the nanosecond: clock_gettime(2), CLOCK_THREAD_CPUTIME_ID.</summary>
/// <param name="Cpu">Microseconds.</param>
/// <param name="Bytes">Allocated.</param>
internal readonly partial record struct ThreadCost(double Cpu, long Bytes)
{
    private const int ThreadCpuTime = 3;

    public static ThreadCost Now
    {
        get
        {
            _ = ClockGetTime(ThreadCpuTime, out var time);
            return new ThreadCost((time.Seconds * 1e6) + (time.Nanoseconds / 1e3), GC.GetAllocatedBytesForCurrentThread());
        }
    }

    public static ThreadCost operator -(ThreadCost a, ThreadCost b) => new(a.Cpu - b.Cpu, a.Bytes - b.Bytes);

    public static ThreadCost operator +(ThreadCost a, ThreadCost b) => new(a.Cpu + b.Cpu, a.Bytes + b.Bytes);

    public ThreadCost Per(int calls) => new(Cpu / calls, Bytes / calls);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
