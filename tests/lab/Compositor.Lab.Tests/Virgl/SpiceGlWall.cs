using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>An inner machine with two heads that draws with OpenGL and is shown by SPICE, and the compositor that shows it, a head on each monitor.</summary>
public sealed class SpiceGlWall(LabMachine lab) : IAsyncLifetime
{
    private const string Configuration = """
        [shell]
        labels = false
        log = "debug"

        [layout]
        policy = "single"


        """;

    private readonly MonitorWatch _watch = new(lab);

    /// <summary>A virtio GPU with virgl and two heads.</summary>
    internal InnerMachine Machine { get; private set; } = null!;

    /// <summary>What shows it.</summary>
    internal Viewer Viewer { get; } = new(lab, "spicegl");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Machine = await InnerMachine.StartAsync(lab, "spicegl", "virtio-gpu-gl-pci,max_outputs=2", spice: true);
        await Machine.LogAsync();
        await Viewer.StartAsync(
            $"{Configuration}[[source]]\nname = \"machine\"\nkind = \"spice\"\naddress = \"{Machine.Address}\"\n",
            $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so");

        // Only a driver can show it, and what the driver can is tried first, once.
        await Viewer.UsesAsync("machine", "dma-buf");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "spice-gl-compositor.log"), await Viewer.LogAsync());
        await Viewer.KillAsync();
        await Machine.QuitAsync();
    }

    /// <inheritdoc cref="MonitorWatch.ShowsAsync"/>
    internal Task ShowsAsync(int monitor, PixelGrid picture, string name) => _watch.ShowsAsync(monitor, picture, name);
}
