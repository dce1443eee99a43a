using System.Text.Json;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests;

/// <summary>What `compositor doctor` finds in the lab: docs/DOCTOR.md has what it says.</summary>
[Collection(LabCollection.Name)]
public sealed class DoctorTests(LabMachine lab)
{
    private const int Seconds = 240;

    [Fact]
    public async Task It_finds_monitors_devices_and_the_way_of_each_format()
    {
        var found = await lab.RunAsync($"{lab.Payload}/compositor doctor --limit {Seconds - 20}", Seconds);
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "doctor.txt"), found.Text + "\n");
        Assert.Equal(0, found.ExitCode);
        Assert.Contains("Virtual-1", found.Text, StringComparison.Ordinal);
        Assert.Contains("/dev/dri/card1", found.Text, StringComparison.Ordinal);
        Assert.Contains("/dev/udmabuf", found.Text, StringComparison.Ordinal);
        Assert.Contains("QEMU emulator version 10", found.Text, StringComparison.Ordinal);
        Assert.Contains("memory of virtio_gpu is sampled where it lies (dma-buf, modifier): XR24", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_driver_that_imports_it_says_so_in_JSON_too()
    {
        var found = await lab.RunAsync($"LD_PRELOAD={lab.Payload}/libforeign-dmabuf.so {lab.Payload}/compositor doctor --json --limit {Seconds - 20}", Seconds);
        await File.WriteAllTextAsync(Path.Combine(LabFolders.Artifacts, "doctor.json"), found.Text + "\n");
        Assert.Equal(0, found.ExitCode);
        using var document = JsonDocument.Parse(found.Text);
        Assert.Contains(
            document.RootElement.GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("text").GetString()!.Contains("memory of udmabuf is sampled where it lies (dma-buf, modifier): XR24", StringComparison.Ordinal));
    }
}
