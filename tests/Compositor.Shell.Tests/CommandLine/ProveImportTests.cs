using Compositor.Shell.CommandLine;
using Xunit;

namespace Compositor.Shell.Tests.CommandLine;

/// <summary>The hidden command that the compositor starts as its own child.</summary>
public sealed class ProveImportTests
{
    [Fact]
    public async Task ItEndsWithAVerdict()
    {
        var ended = await ShellProcess.RunAsync("prove-import", "--platform", "surfaceless", "--exporter", "udmabuf", "--format", "XR24", "--modifier", "0");

        Assert.Equal(ExitCodes.Ok, ended.ExitCode);
        Assert.Matches("^case XR24 0x0\nstep the driver was started\n(step .*\n)*verdict (works|(fails|listed|untried) .+)\n$", ended.Output);
    }

    [Theory]
    [InlineData("--platform", "surfaceless", "--exporter", "udmabuf")]
    [InlineData("--platform", "surfaceless", "--exporter", "udmabuf", "--format", "XR2")]
    [InlineData("--platform", "surfaceless", "--exporter", "udmabuf", "--format", "XR24", "--modifier", "tiled")]
    [InlineData("--platform", "surfaceless", "--exporter", "udmabuf", "--format", "XR24", "--api", "vulkan")]
    public async Task WrongUseIsSaid(params string[] arguments)
    {
        var ended = await ShellProcess.RunAsync(["prove-import", .. arguments]);

        Assert.Equal(ExitCodes.Wrong, ended.ExitCode);
        Assert.NotEmpty(ended.Error);
    }

    [Fact]
    public async Task ItIsNotShownToPeople()
    {
        var ended = await ShellProcess.RunAsync("--help");

        Assert.DoesNotContain("prove-import", ended.Output, StringComparison.Ordinal);
    }
}
