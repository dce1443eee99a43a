using Compositor.Codecs;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>What libspice-server plays and records.</summary>
public sealed class SoundTests
{
    [Fact]
    public async Task A_tone_comes_raw_over_a_unix_socket()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await HearAsync(server);
    }

    [Fact]
    public async Task A_tone_comes_in_opus_over_tcp()
    {
        Assert.SkipUnless(OpusFormat.IsAvailable(), "libopus is not installed; on Debian: apt install libopus0");
        await using var server = await SpiceServerProcess.StartTcpAsync();
        var stream = await HearAsync(server);
        Assert.Equal(48000, stream.Format.Rate);
        Assert.Equal(0, stream.Samples.Length % 960);
    }

    [Fact]
    public async Task The_guests_volume_and_mute_come()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        var sound = new RecordingSound();
        await using var source = await StartAsync(server, sound);
        await server.VolumeAsync(65535, 20000);
        await server.MuteAsync(true);
        await server.ToneAsync(440, 50, 100);
        await source.UntilAsync(() => sound.Played is [{ IsEnded: true }], "the sound");
        Assert.Equal([65535, 20000], sound.Played[0].Volume);
        Assert.True(sound.Played[0].IsMuted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_server_records_from_the_microphone(bool opus)
    {
        Assert.SkipUnless(!opus || OpusFormat.IsAvailable(), "libopus is not installed; on Debian: apt install libopus0");
        await using var server = opus ? await SpiceServerProcess.StartTcpAsync() : await SpiceServerProcess.StartUnixAsync();
        var sound = new RecordingSound(canRecord: true);
        await using var source = await StartAsync(server, sound);
        var (samples, rate) = await server.RecordAsync(1000);
        AssertTone(samples, 1000, 0.5, rate);
        await source.UntilAsync(() => sound.Recorded is [{ IsEnded: true }], "the end of the microphone");
    }

    [Fact]
    public async Task Without_a_microphone_nothing_is_recorded_and_the_picture_goes_on()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        var sound = new RecordingSound();
        await using var source = await StartAsync(server, sound);
        await server.ToneAsync(440, 50, 50);
        await source.UntilAsync(() => sound.Played.Count > 0, "the sound");
        Assert.Empty(sound.Recorded);
        Assert.False(source.Completion.IsCompleted);
    }

    [Fact]
    public async Task Sound_that_cannot_be_played_ends_alone()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = await StartAsync(server, new RefusingSound());
        await server.ToneAsync(440, 50, 50);
        await server.PlayAsync((await SpiceServerProcess.ScenesAsync())[0]);
        await source.ShowsAsync(await server.PictureAsync());
        Assert.False(source.Completion.IsCompleted);
    }

    private static async Task<RecordingPlayback> HearAsync(SpiceServerProcess server)
    {
        var sound = new RecordingSound();
        await using var source = await StartAsync(server, sound);
        await server.ToneAsync(440, 50, 1000);
        await source.UntilAsync(() => sound.Played is [{ IsEnded: true }], "the end of the sound");
        var stream = sound.Played[0];
        Assert.Equal(2, stream.Format.Channels);
        AssertTone(stream.Samples, 440, 0.5, stream.Format.Rate);
        return stream;
    }

    private static async Task<RunningSource> StartAsync(SpiceServerProcess server, ISound sound)
    {
        var source = new RunningSource(server.Address, sound);
        await server.WaitForClientAsync();
        await source.UntilAsync(() => source.Picture() is not null, "the first picture");

        // The sound's channels come last, and the log says when; a tone that is too early is heard by nobody.
        await source.UntilAsync(() => source.Host.HasLogged("connected"), "the connection");
        return source;
    }

    // Somewhere in it, for a fifth of a second: a loaded machine may make a pause.
    private static void AssertTone(short[] samples, double hertz, double amplitude, int rate)
    {
        var mono = Tone.Channel(samples, 0);
        var window = rate / 5;
        Assert.True(mono.Length >= 3 * window, $"only {mono.Length} frames came");
        var strongest = Enumerable.Range(0, (mono.Length / window * 4) - 3).Max(i => Tone.Strength(mono.AsSpan(i * window / 4, window), hertz, rate));
        Assert.InRange(strongest, amplitude * 0.95, amplitude * 1.05);
    }
}
