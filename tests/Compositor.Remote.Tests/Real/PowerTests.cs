using Compositor.Contracts;
using Xunit;
using Guest = Compositor.EndToEnd.Tests.Peers.Guest;

namespace Compositor.Remote.Tests.Real;

/// <summary>A machine is shut down and begun anew through its VNC server, where that was started with power-control=on.</summary>
public sealed class PowerTests
{
    [Fact]
    public async Task QEMU_does_what_it_is_asked_to_and_says_what_it_does_not()
    {
        await using var qemu = await VncQemu.StartUnixAsync(Guest.Grub, "power-control=on");
        await using var source = new RunningSource(qemu.Address);
        await source.UntilAsync(() => source.Host[0].Options?.Power is { IsAvailable: true }, "a power switch");
        var power = source.Host[0].Options!.Power!;
        power.Request(PowerAction.Reset);
        await qemu.WaitForEventAsync("RESET");
        power.Request(PowerAction.Shutdown);
        await qemu.WaitForEventAsync("POWERDOWN");

        // The one that QEMU does not have.
        power.Request(PowerAction.Reboot);
        await source.UntilAsync(() => source.Host.HasLogged("does not do to the machine's power"), "a refusal");
    }

    [Fact]
    public async Task Who_may_not_is_not_offered_it()
    {
        await using var qemu = await VncQemu.StartUnixAsync(Guest.Grub);
        await using var source = new RunningSource(qemu.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        Assert.False(source.Host[0].Options!.Power!.IsAvailable);
    }
}
