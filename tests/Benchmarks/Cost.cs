namespace Compositor.Benchmarks;

/// <summary>What one call costs.</summary>
/// <param name="Cpu">Milliseconds of processor time, all threads of the process.</param>
/// <param name="Wall">Milliseconds that pass.</param>
/// <param name="Bytes">Bytes allocated on the calling thread.</param>
internal sealed record Cost(double Cpu, double Wall, long Bytes);
