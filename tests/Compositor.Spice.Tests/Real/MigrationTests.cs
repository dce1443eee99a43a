using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>A real machine that moves from one QEMU to another: the picture follows it, and so do keys.</summary>
public sealed class MigrationTests
{
    private const ushort KeyC = 46;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_machine_is_followed_to_another_host(bool secure)
    {
        var guest = Guest.Grub.With("qxl-vga");
        await using var old = secure ? await SpiceQemu.StartTlsAsync(guest) : await SpiceQemu.StartTcpAsync(guest);
        using var way = new Workspace();
        var target = guest with { Arguments = [.. guest.Arguments, "-incoming", $"unix:{way["migration"]}"] };
        await using var other = secure ? await SpiceQemu.StartTlsAsync(target, old.Tls) : await SpiceQemu.StartTcpAsync(target);

        (string, object)[] settings = [("password", SpiceQemu.Password), .. old.Tls is { } tls ? [("ca", (object)tls.Authority)] : Array.Empty<(string, object)>()];
        await using var source = new RunningSource(old.Address, settings);
        await old.WaitForStillPictureAsync(GuestTests.HasBar);
        await source.ShowsAsync(await old.PictureAsync());

        var there = AddressParser.Parse(other.Address);
        await old.ExecuteAsync("client_migrate_info", new Dictionary<string, object>
        {
            ["protocol"] = "spice",
            ["hostname"] = there.Host!,
            [secure ? "tls-port" : "port"] = (secure ? there.SecurePort : there.Port)!,
        });
        await old.ExecuteAsync("migrate", new { uri = $"unix:{way["migration"]}" });
        await Eventually.TrueAsync("the machine runs there", async () =>
            (await other.ExecuteAsync("query-status")).GetProperty("status").GetString() == "running");

        await old.KillAsync();
        await Eventually.TrueAsync("a key arrives there", async () =>
        {
            source.Input.Key(KeyC, pressed: true);
            source.Input.Key(KeyC, pressed: false);
            return !GuestTests.HasBar(await other.PictureAsync());
        });
        await other.WaitForStillPictureAsync(picture => !GuestTests.HasBar(picture));
        await source.ShowsAsync(await other.PictureAsync());
        Assert.False(source.Completion.IsCompleted);
    }
}
