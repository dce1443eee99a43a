using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>A real guest makes a real sound: GRUB plays a note on the PC's speaker, with a sound card beside it.</summary>
public sealed class SpeakerTests
{
    private const ushort KeyC = 46;
    private const ushort Enter = 28;

    // p l a y, space, 6 0, space, 4 4 0, space, 3: at 60 beats a minute 440 Hz for three of them.
    private static readonly ushort[] Play = [25, 38, 30, 21, 57, 7, 11, 57, 5, 5, 11, 57, 4, Enter];

    [Theory]
    [InlineData("AC97")]
    [InlineData("intel-hda")]
    public async Task A_note_of_the_guest_is_heard(string card)
    {
        var guest = Guest.Grub with
        {
            Arguments = [.. Guest.Grub.Arguments, "-audiodev", "spice,id=sound", "-M", "pc,pcspk-audiodev=sound", "-device", card == "AC97" ? "AC97,audiodev=sound" : "intel-hda", .. Codec(card)],
        };
        await using var qemu = await SpiceQemu.StartUnixAsync(guest);
        var sound = new RecordingSound();
        await using var source = new RunningSource(qemu.Address, sound);
        await qemu.WaitForStillPictureAsync(GuestTests.HasBar);
        Type(source, KeyC);
        await qemu.WaitForStillPictureAsync(picture => !GuestTests.HasBar(picture));
        foreach (var key in Play)
        {
            // One after the other is seen: a keyboard keeps 16 codes and no more.
            var before = source.Picture()!;
            Type(source, key);
            await source.UntilAsync(() => source.Picture() is { } now && now.DifferencesTo(before) > 0, "a key's letter");
        }

        try
        {
            await source.UntilAsync(() => sound.Played.Any(Has440), "a tone of 440 Hz", seconds: 60);
        }
        catch (TimeoutException)
        {
            foreach (var stream in sound.Played)
            {
                Console.WriteLine($"played: {stream.Format}, {stream.Samples.Length} samples, {stream.Samples.Distinct().Count()} different");
            }

            throw;
        }
    }

    private static string[] Codec(string card) => card == "AC97" ? [] : ["-device", "hda-duplex,audiodev=sound"];

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
