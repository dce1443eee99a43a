namespace Compositor.Benchmarks;

/// <summary>What a VNC server has done.</summary>
/// <param name="Updates">That it has sent.</param>
/// <param name="Bytes">That it has sent.</param>
/// <param name="Cpu">Seconds of its processor time.</param>
internal readonly record struct DesktopCount(long Updates, long Bytes, double Cpu)
{
    public static DesktopCount operator -(DesktopCount a, DesktopCount b) => new(a.Updates - b.Updates, a.Bytes - b.Bytes, a.Cpu - b.Cpu);

    public static DesktopCount operator +(DesktopCount a, DesktopCount b) => new(a.Updates + b.Updates, a.Bytes + b.Bytes, a.Cpu + b.Cpu);
}
