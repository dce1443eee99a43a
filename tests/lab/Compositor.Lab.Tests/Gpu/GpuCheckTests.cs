using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Gpu;

/// <summary>The script for machines with a GPU (tests/gpu), where every rung can be climbed without one.</summary>
[Collection(LabCollection.Name)]
public sealed class GpuCheckTests(LabMachine lab)
{
    private const int Seconds = 900;

    [Fact]
    public async Task Without_a_GPU_it_says_so_and_ends_well()
    {
        var result = await lab.RunAsync($"{lab.Payload}/gpu-check", Seconds);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("there is no GPU that draws", result.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n0 passed, 0 failed, 1 skipped", result.Text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_double_every_rung_shows_every_packed_format()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("COMPOSITOR_LAB_GPU") is null, "it takes minutes on an emulated processor: COMPOSITOR_LAB_GPU=1 runs it");
        var result = await lab.RunAsync(
            $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so {lab.Payload}/gpu-check --software --quick --surfaces 0 --platform gbm:/dev/dri/card0 --output /tmp/gpu", Seconds);
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "gpu-check.txt"), result.Text);
        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Matches(@"\n[0-9]+ passed, 0 failed, [0-9]+ skipped$", result.Text.TrimEnd());
        foreach (var rung in new[] { "dma-buf, modifier", "dma-buf", "udmabuf", "upload" })
        {
            Assert.Matches($"(?m)^ok   {rung}: XR24 ", result.Text);
        }
    }
}
