using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>A real guest makes a real sound over D-Bus: GRUB plays a note on the PC's speaker.</summary>
public sealed class SoundTests : LiveTest
{
    private const ushort KeyC = 46;

    // p l a y, space, 6 0, space, 4 4 0, space, 3, enter: at 60 beats a minute 440 Hz for three of them.
    private static readonly ushort[] Play = [25, 38, 30, 21, 57, 7, 11, 57, 5, 5, 11, 57, 4, 28];

    /// <summary>QEMU 7.2 would crash if it were listened to.</summary>
    [Theory]
    [InlineData("7", false)]
    [InlineData("10", true)]
    public async Task A_note_of_the_guest_is_heard_where_QEMU_can_be_listened_to(string version, bool isHeard)
    {
        string[] arguments = ["-audiodev", "dbus,id=sound", "-M", "pcspk-audiodev=sound", "-device", "AC97,audiodev=sound", "-device", "virtio-vga", "-cdrom", Qemu.Grub];
        using var qemu = await Qemu.StartAsync(RealQemu.Need(version, Qemu.Grub), "vm1", "dbus,p2p=on,audiodev=sound", arguments);
        var sound = new RecordingSound(canRecord: true);
        using var host = new RecordingHost { Sound = sound };
        await using var source = new RunningSource(host, ("address", $"qmp:{qemu.Socket}"));
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.HasBooted(picture, Qemu.Grub), "grub's menu");
        Type(host, KeyC);
        await RealQemu.ShowsAsync(host[0], source, picture => RealQemu.Lit(picture.Pixels) is > 100 and < 9000, "grub's command line");
        foreach (var key in Play)
        {
            // One after the other is seen: a keyboard keeps 16 codes and no more.
            var before = host[0].Snapshot()!.Value.Pixels;
            Type(host, key);
            await RealQemu.ShowsAsync(host[0], source, picture => !picture.Pixels.AsSpan().SequenceEqual(before), "a key's letter");
        }

        if (!isHeard)
        {
            Assert.False(source.Run.IsCompleted);
            Assert.Equal("running", qemu.Execute("query-status")!["status"]!.ToString());
            Assert.Empty(sound.Played);
            return;
        }

        await host[0].UntilAsync(() => source.Run.IsCompleted || sound.Played.Any(Has440), "a tone of 440 Hz", 60);
        Assert.False(source.Run.IsCompleted);
        Assert.False(host.HasLogged("no sound"));
    }

    private static void Type(RecordingHost host, ushort code)
    {
        host[0].Options!.Input!.Key(code, true);
        host[0].Options!.Input!.Key(code, false);
    }

    private static bool Has440(RecordingPlayback stream)
    {
        var (samples, rate) = (Tone.Channel(stream.Samples, 0), stream.Format.Rate);
        var window = rate / 5;
        for (var at = 0; at + window <= samples.Length; at += window)
        {
            var part = samples.AsSpan(at, window);
            if (Tone.Level(part) > 0.01 && Tone.Strength(part, 440, rate) > 0.8 * Tone.Level(part) && Tone.Strength(part, 880, rate) < 0.1 * Tone.Level(part))
            {
                return true;
            }
        }

        return false;
    }
}
