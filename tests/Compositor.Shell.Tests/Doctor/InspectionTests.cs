using Compositor.Shell.Doctor;
using Xunit;

namespace Compositor.Shell.Tests.Doctor;

/// <summary>What the doctor says of machines that there are not here.</summary>
public sealed class InspectionTests
{
    [Fact]
    public async Task Cards_are_told_with_driver_plugs_and_the_node_that_renders()
    {
        using var machine = new FakeMachine()
            .File("/dev/dri/card0").File("/dev/dri/card1").File("/dev/dri/renderD128").File("/dev/dri/renderD129").File("/dev/dri/renderD140")
            .File("/sys/devices/pci/0000:00:02.0/drm/renderD128/x").Link("/sys/devices/pci/0000:00:02.0/driver", "../../drivers/i915")
            .File("/sys/devices/platform/vgem/drm/renderD129/x")
            .Link("/sys/class/drm/card0/device", "../../../devices/pci/0000:00:02.0")
            .Link("/sys/class/drm/card1/device", "../../../devices/platform/vgem")
            .File("/sys/class/drm/card0-HDMI-A-1/status", "connected\n").File("/sys/class/drm/card0-HDMI-A-1/modes", "1920x1080\n1280x720\n")
            .File("/sys/class/drm/card0-DP-1/status", "disconnected\n").File("/sys/class/drm/card0-DP-1/modes");
        var findings = await LookAsync(new DrmInspection(machine.Surroundings));
        Assert.All(findings, finding => Assert.Equal(FindingState.Ok, finding.State));
        Assert.Equal(
            [
                "/dev/dri/card0: i915, renders at /dev/dri/renderD128; DP-1 free, HDMI-A-1 connected 1920x1080",
                "/dev/dri/card1: vgem, renders at /dev/dri/renderD129; no plugs for monitors",
                "/dev/dri/renderD140: renders only",
            ],
            findings.Select(finding => finding.Text));
    }

    [Fact]
    public async Task A_machine_without_devices_is_told_what_that_means_and_what_to_do()
    {
        using var machine = new FakeMachine();
        foreach (var inspection in (IInspection[])[new DrmInspection(machine.Surroundings), new UdmabufInspection(machine.Surroundings), new InputInspection(machine.Surroundings), new KvmInspection(machine.Surroundings)])
        {
            var finding = Assert.Single(await LookAsync(inspection));
            Assert.NotEqual(FindingState.Ok, finding.State);
            Assert.NotNull(finding.Advice);
        }
    }

    [Fact]
    public async Task A_card_whose_file_is_missing_is_one_that_a_container_was_not_given()
    {
        using var machine = new FakeMachine().Link("/sys/class/drm/card0/device", "../../../devices/pci");
        var finding = Assert.Single(await LookAsync(new DrmInspection(machine.Surroundings)));
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("it is not there", finding.Text, StringComparison.Ordinal);
        Assert.Contains("container", finding.Advice, StringComparison.Ordinal);
    }

    private static async Task<List<Finding>> LookAsync(IInspection inspection)
    {
        var findings = new List<Finding>();
        await foreach (var finding in inspection.InspectAsync(TestContext.Current.CancellationToken))
        {
            findings.Add(finding);
        }

        return findings;
    }
}
