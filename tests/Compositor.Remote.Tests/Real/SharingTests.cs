using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Several viewers of one server: nobody is thrown out unasked, and who is not let in hears why.</summary>
public sealed class SharingTests
{
    private const string InUse = "it is in use by another viewer";
    private const string CannotBeAlone = "when it was asked to send the other viewers away";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TigerVNC_keeps_the_first_viewer_unless_its_place_is_taken(bool takesOver)
    {
        await using var server = await TigerVnc.StartAsync("-AlwaysShared=0");
        await using var first = await ShownAsync(server.Address);
        await using var second = await ShownAsync(server.Address, takesOver);
        await ExpectAsync(first, stays: !takesOver);
        await ExpectAsync(second, stays: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TigerVNC_that_lets_in_one_only_says_so(bool takesOver)
    {
        await using var server = await TigerVnc.StartAsync("-AlwaysShared=0", "-NeverShared=1", "-DisconnectClients=0");
        await using var first = await ShownAsync(server.Address);
        await Refused.ExpectAsync(server.Address, "The server is already in use", ("takeover", takesOver));
        await ExpectAsync(first, stays: true);
    }

    [Fact]
    public async Task QEMU_lets_nobody_in_beside_one_who_took_over_but_another_who_does()
    {
        await using var qemu = await VncQemu.StartTcpAsync(Guest.Grub, [], "share=allow-exclusive");
        await using var first = await ShownAsync(qemu.Address, takesOver: true);
        await Refused.ExpectAsync(qemu.Address, InUse);
        await ExpectAsync(first, stays: true);
        await using var second = await ShownAsync(qemu.Address, takesOver: true);
        await ExpectAsync(first, stays: false);
    }

    [Theory]
    [InlineData("share=force-shared", false)]
    [InlineData("share=ignore", true)]
    public async Task QEMU_that_does_not_take_places_away_is_explained(string policy, bool isShown)
    {
        await using var qemu = await VncQemu.StartTcpAsync(Guest.Grub, [], policy);
        await using var first = await ShownAsync(qemu.Address);
        if (isShown)
        {
            await using var second = await ShownAsync(qemu.Address, takesOver: true);
            await ExpectAsync(first, stays: true);
        }
        else
        {
            await Refused.ExpectAsync(qemu.Address, CannotBeAlone, ("takeover", true));
        }

        await ExpectAsync(first, stays: true);
    }

    private static async Task<RunningSource> ShownAsync(string address, bool takesOver = false)
    {
        var source = new RunningSource(address, ("takeover", takesOver));
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        return source;
    }

    // Who was thrown out hears it at once; half a second is long on one machine.
    private static async Task ExpectAsync(RunningSource source, bool stays)
    {
        if (stays)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(0.5)));
            return;
        }

        var ended = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("has ended the connection", ended.Message, StringComparison.Ordinal);
    }
}
