namespace Compositor.Shell.Doctor;

/// <summary>Keyboards and mice, which SDL reads itself where there is no desktop.</summary>
internal sealed class InputInspection(Surroundings machine) : LocalInspection("permission", "Permissions")
{
    private const string Name = "input";

    protected override IEnumerable<Finding> Inspect()
    {
        var devices = machine.List("/dev/input", "event*");
        var readable = devices.Count(device => machine.Refusal($"/dev/input/{device}", FileAccess.Read) is null);
        yield return (devices.Count, readable) switch
        {
            (0, _) => Finding.Limited(Name, "no input devices (/dev/input): no keyboard and no mouse without a desktop", "load the kernel module evdev; a container must be given /dev/input"),
            _ when readable == devices.Count => Finding.Ok(Name, $"all {readable} input devices can be read: keyboard and mouse work without a desktop"),
            _ => Finding.Limited(
                Name,
                $"{readable} of {devices.Count} input devices can be read: the others stay silent without a desktop",
                DeviceAdvice.ToOpen(machine, $"/dev/input/{devices.First(device => machine.Refusal($"/dev/input/{device}", FileAccess.Read) is not null)}")),
        };
    }
}
