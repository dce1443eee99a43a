using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests;

/// <summary>The lab itself: it has what the other tests count on.</summary>
[Collection(LabCollection.Name)]
public sealed class LabTests(LabMachine lab)
{
    [Fact]
    public async Task It_has_two_monitors_dma_bufs_and_input_devices()
    {
        Assert.Equal("connected connected", await lab.SucceedAsync("cat /sys/class/drm/card0-Virtual-*/status | xargs"));
        Assert.Equal("vgem", await lab.SucceedAsync("basename $(readlink /sys/class/drm/card1/device)"));
        await lab.SucceedAsync("test -c /dev/udmabuf && test -c /dev/dma_heap/system && test -c /dev/dri/renderD128");
        var devices = await lab.SucceedAsync("grep -h . /sys/class/input/event*/device/name");
        Assert.Contains("QEMU Virtio Keyboard", devices, StringComparison.Ordinal);
        Assert.Contains("QEMU Virtio Tablet", devices, StringComparison.Ordinal);
        Assert.Contains("QEMU Virtio Mouse", devices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_brings_back_what_it_wrote_and_how_it_ended()
    {
        var result = await lab.RunAsync("printf '\\000\\377\\n'; echo trouble >&2; exit 3");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal([0, 255, 10, .. "trouble\n"u8], result.Bytes);
        Assert.Equal(124, (await lab.RunAsync("while :; do sleep 1; done", 1)).ExitCode);
        Assert.Equal("", await lab.SucceedAsync("true"));
    }

    [Fact]
    public async Task The_compositor_starts_in_it()
    {
        var version = await lab.SucceedAsync($"{lab.Payload}/compositor --version");
        Assert.Matches(@"^0\.\d+\.\d+", version);
    }
}
