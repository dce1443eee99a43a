using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Shell.Doctor;

/// <summary>The kernel's udmabuf, by which memory of the processor comes to the GPU without copying. Asked for a real buffer.</summary>
internal sealed class UdmabufInspection(Surroundings machine) : LocalInspection("import", "Frames without copying")
{
    private const string Name = "udmabuf";

    protected override IEnumerable<Finding> Inspect()
    {
        using var device = UdmabufDevice.Open(out var reason, machine.At(UdmabufDevice.DefaultPath));
        if (device is null)
        {
            var missing = machine.List("/dev", "udmabuf").Count == 0;
            yield return Finding.Limited(
                Name,
                $"{reason}: pictures that plugins draw are copied (upload)",
                missing ? "modprobe udmabuf, where the kernel has it (CONFIG_UDMABUF)" : DeviceAdvice.ToOpen(machine, UdmabufDevice.DefaultPath));
            yield break;
        }

        yield return Make(device);
    }

    private static Finding Make(UdmabufDevice device)
    {
        try
        {
            using var memory = Memfd.Create("compositor-doctor", Environment.SystemPageSize);
            Memfd.Seal(memory, FileSeals.Shrink);
            using var made = device.Create(memory, 0, Environment.SystemPageSize);
            return Finding.Ok(
                Name, "/dev/udmabuf makes dma-bufs of what plugins draw; not of QEMU's own shared memory, which is not sealed: a machine without gl=on is copied");
        }
        catch (SourceException e)
        {
            return Finding.Limited(Name, $"{e.Message}: pictures that plugins draw are copied (upload)", "nothing: it costs the processor some time for each frame");
        }
    }
}
