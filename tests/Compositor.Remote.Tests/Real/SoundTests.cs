using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>A real guest makes a real sound: GRUB plays a note on the PC's speaker, and QEMU sends it beside the pictures.</summary>
public sealed class SoundTests
{
    private const ushort KeyC = 46;
    private const ushort Enter = 28;

    // p l a y, space, 6 0, space, 4 4 0, space, 3: at 60 beats a minute 440 Hz for three of them.
    private static readonly ushort[] Play = [25, 38, 30, 21, 57, 7, 11, 57, 5, 5, 11, 57, 4, Enter];

    [Fact]
    public async Task A_note_of_the_guest_is_heard()
    {
        var guest = Guest.Grub with { Arguments = [.. Guest.Grub.Arguments, "-audiodev", "none,id=sound", "-M", "pc,pcspk-audiodev=sound"] };
        await using var qemu = await VncQemu.StartUnixAsync(guest, "audiodev=sound");
        var sound = new RecordingSound();
        await using var source = new RunningSource(qemu.Address, sound);
        await qemu.WaitForStillPictureAsync(DesktopTests.HasBar);
        Type(source, KeyC);
        await qemu.WaitForStillPictureAsync(picture => !DesktopTests.HasBar(picture));
        foreach (var key in Play)
        {
            // One after the other is seen: a keyboard keeps 16 codes and no more.
            var before = source.Picture()!;
            Type(source, key);
            await source.UntilAsync(() => source.Picture() is { } now && now.DifferencesTo(before) > 0, "a key's letter");
        }

        await source.UntilAsync(() => sound.Played.Any(Has440), "a tone of 440 Hz", seconds: 60);
        Assert.All(sound.Played, stream => Assert.Equal((48000, 2), (stream.Format.Rate, stream.Format.Channels)));
    }

    // A speaker knows on and off only: a fundamental with its odd multiples.
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

    private static void Type(RunningSource source, ushort key)
    {
        source.Input.Key(key, pressed: true);
        source.Input.Key(key, pressed: false);
    }
}
