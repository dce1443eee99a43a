namespace Compositor.Shell.Doctor;

/// <summary>Hardware virtualization.</summary>
internal sealed class KvmInspection(Surroundings machine) : LocalInspection("permission", "Permissions")
{
    private const string Name = "kvm";
    private const string Device = "/dev/kvm";

    protected override IEnumerable<Finding> Inspect()
    {
        yield return machine.Refusal(Device) switch
        {
            null => Finding.Ok(Name, $"{Device} can be opened: machines run at full speed"),
            _ when machine.List("/dev", "kvm").Count == 0 => Finding.Limited(
                Name, $"there is no {Device}: machines run slowly (-accel tcg)", "turn on virtualization in the firmware, and load the kernel module kvm"),
            var refusal => Finding.Limited(Name, $"{Device}: {refusal}: machines run slowly (-accel tcg)", DeviceAdvice.ToOpen(machine, Device)),
        };
    }
}
