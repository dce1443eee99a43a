using Compositor.Shell.Control.Server;

namespace Compositor.Shell.Doctor;

/// <summary>The groups that open devices: those of the devices that are here and that this user is not in.</summary>
internal sealed class GroupInspection(Surroundings machine) : LocalInspection("permission", "Permissions")
{
    private const string Name = "groups";

    protected override IEnumerable<Finding> Inspect()
    {
        var groups = Groups.Of(machine);
        string[] devices =
        [
            .. machine.List("/dev/dri", "card*").Concat(machine.List("/dev/dri", "renderD*")).Select(node => $"/dev/dri/{node}"),
            .. machine.List("/dev/input", "event*").Select(node => $"/dev/input/{node}"),
            "/dev/udmabuf",
            "/dev/kvm",
        ];
        var closed = devices.Where(device => machine.Refusal(device) == "this user may not open it").ToArray();
        var wanted = closed.Select(device => FileOwner.Of(machine.At(device)))
            .Where(owner => owner is not null)
            .Select(owner => Groups.NameOf(machine, owner!.Value.Group))
            .Distinct()
            .ToArray();
        var self = FileOwner.Self == 0 ? "root" : $"a user of the groups {string.Join(", ", groups)}";
        yield return closed.Length == 0
            ? Finding.Ok(Name, $"this is {self}, who may open every device here that matters")
            : Finding.Limited(
                Name,
                $"this is {self}, who may not open {string.Join(", ", closed)}",
                $"usermod -aG {string.Join(',', wanted)} and a new login; or start at the machine's own seat, where logind lends monitors and GPUs");
    }
}
