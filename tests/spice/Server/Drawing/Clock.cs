using System.Diagnostics;

namespace Compositor.SpiceServer.Drawing;

/// <summary>The server's multimedia time: CLOCK_MONOTONIC in milliseconds.</summary>
internal static class Clock
{
    public static uint Milliseconds => unchecked((uint)(Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000)));
}
