using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>With the double of a driver that imports foreign dma-bufs (tests/lab/shim), what a plugin draws is shown without a copy.</summary>
[Collection(LabCollection.Name)]
public sealed class DoubleTests(LabMachine lab)
{
    [Fact]
    public async Task A_canvas_is_shown_through_udmabuf()
    {
        var viewer = new Viewer(lab, "double");
        await viewer.StartAsync(KmsWall.Configuration, $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so");
        try
        {
            await Eventually.TrueAsync(
                "gamma is imported", async () => await viewer.HeadAsync("gamma") is { } head && head.TryGetProperty("import", out var rung) && rung.GetString() == "udmabuf", 60);
            var (_, x, y, width, height) = KmsWall.Tiles["gamma"];
            var picture = await viewer.CaptureAsync("gamma");
            Assert.True(picture.ShareOf(pixel => pixel == 0x00ffff) > 0.1);
            await Eventually.TrueAsync(
                "the monitor shows it", async () => (await lab.ScreendumpAsync(0, "double-monitor-0")).Cut(x, y, width, height).DifferencesTo(picture) == 0, 60);
        }
        finally
        {
            await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "double-compositor.log"), await viewer.LogAsync());
            await viewer.KillAsync();
        }
    }
}
