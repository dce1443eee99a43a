using Compositor.Shell.Control.Server;

namespace Compositor.Shell.Doctor;

/// <summary>What to do about a device that cannot be opened.</summary>
internal static class DeviceAdvice
{
    private const uint GroupWrite = 0x10;

    public static string ToOpen(Surroundings machine, string path)
    {
        if (FileOwner.Of(machine.At(path)) is not { } owner)
        {
            return "it is listed by the kernel, but its file is missing: a container must be given it";
        }

        return (owner.Mode & GroupWrite) != 0
            ? $"become a member of the group {Groups.NameOf(machine, owner.Group)} (usermod -aG), then log in again; or log in at the machine's own seat"
            : "only root may open it; a rule of udev can change that";
    }
}
