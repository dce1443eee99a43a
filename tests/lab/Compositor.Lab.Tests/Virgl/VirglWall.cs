using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>
/// Three inner machines and the compositor that shows them, started once for all tests of a class: "virgl" renders and has two heads,
/// "blob" shows its own memory, "vga" runs a firmware. Each output shows the machine with the focus, or else its first one:
/// monitor 0 has virgl and blob, monitor 1 virgl:1 and vga.
/// </summary>
public sealed class VirglWall(LabMachine lab) : IAsyncLifetime
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
    internal InnerMachine Virgl { get; private set; } = null!;

    /// <summary>A virtio GPU with guest blobs.</summary>
    internal InnerMachine Blob { get; private set; } = null!;

    /// <summary>A plain VGA, whose text the firmware draws.</summary>
    internal InnerMachine Vga { get; private set; } = null!;

    /// <summary>What shows them.</summary>
    internal Viewer Viewer { get; } = new(lab, "virgl");

    /// <summary>The environment with the double of a driver that imports any dma-buf (tests/lab/shim). Without it, those of QEMU are copied.</summary>
    internal string Double => $"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Virgl = await InnerMachine.StartAsync(lab, "virgl", "virtio-gpu-gl-pci,max_outputs=2");
        Blob = await InnerMachine.StartAsync(lab, "blob", "virtio-gpu-pci,blob=on");
        Vga = await InnerMachine.StartAsync(lab, "vga", "VGA");
        await Viewer.StartAsync(
            Configuration + string.Concat(new[] { ("virgl", Virgl), ("blob", Blob), ("vga", Vga) }.Select(
                source => $"[[source]]\nname = \"{source.Item1}\"\nkind = \"virgil\"\naddress = \"{source.Item2.Address}\"\n")),
            Double);
        foreach (var machine in (string[])["virgl", "virgl:1", "blob", "vga"])
        {
            await Eventually.TrueAsync(
                $"{machine} has a picture", async () => await Viewer.HeadAsync(machine) is { } head && head.GetProperty("commits").GetInt64() > 0, 60);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "virgl-compositor.log"), await Viewer.LogAsync());
        await Viewer.KillAsync();
        foreach (var machine in (InnerMachine[])[Virgl, Blob, Vga])
        {
            await machine.QuitAsync();
        }
    }

    /// <inheritdoc cref="MonitorWatch.ShowsAsync"/>
    internal Task ShowsAsync(int monitor, PixelGrid picture, string name) => _watch.ShowsAsync(monitor, picture, name);

    /// <inheritdoc cref="MonitorWatch.ShowsOnlyAsync"/>
    internal Task ShowsOnlyAsync(int monitor, TimeSpan duration, string name, params PixelGrid[] pictures) =>
        _watch.ShowsOnlyAsync(monitor, duration, name, pictures);

    /// <summary>A picture that an inner QEMU itself says is on its screen. It has none of what a GPU has drawn.</summary>
    internal async Task<PixelGrid> ScreendumpOfAsync(InnerMachine machine)
    {
        const string File = "/run/screendump.ppm";
        await machine.SayAsync($$$"""qmp {"execute":"screendump","arguments":{"filename":"{{{File}}}"}}""");
        var file = Path.Combine(LabFolders.Artifacts, "inner-screendump.ppm");
        await global::System.IO.File.WriteAllBytesAsync(file, await lab.ReadFileAsync(File));
        return PixelGrid.FromPpm(file);
    }
}
