using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Compositor.Benchmarks;

/// <summary>The inner loops of CPU drawing, one row of a screen each, by BenchmarkDotNet.</summary>
internal sealed class KernelCost : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "kernels";

    /// <inheritdoc/>
    public string Purpose => "the inner loops of CPU drawing, one row of 1920 pixels each (BenchmarkDotNet)";

    /// <inheritdoc/>
    public void Run(bool quick, TextWriter report)
    {
        var job = (quick ? Job.Dry : Job.ShortRun).WithToolchain(InProcessNoEmitToolchain.Instance);
        BenchmarkRunner.Run<KernelRows>(DefaultConfig.Instance.AddJob(job));
    }
}
