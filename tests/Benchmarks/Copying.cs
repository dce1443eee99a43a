using Compositor.Contracts;

namespace Compositor.Benchmarks;

/// <summary>What a plain copy of memory costs on this machine, the unit of the other numbers.</summary>
internal static unsafe class Copying
{
    /// <summary>Cost of copying that many bytes, rows of a full screen one after the other.</summary>
    public static Cost Of(long bytes, bool quick)
    {
        var (source, target) = (new byte[bytes], new byte[bytes]);
        Random.Shared.NextBytes(source.AsSpan(0, (int)Math.Min(bytes, 1 << 16)));
        return Stopper.Measure(() => source.AsSpan().CopyTo(target), quick);
    }

    public static Size Screen => new(1920, 1080);

    public static long ScreenBytes => Screen.Area * 4;
}
