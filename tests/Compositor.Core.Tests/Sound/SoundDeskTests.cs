using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Compositor.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Core.Tests.Sound;

/// <summary>From what sources write to what a device would play.</summary>
public sealed class SoundDeskTests
{
    private const int Rate = 48000;

    private readonly SoundDesk _desk = new();

    [Fact]
    public void Only_the_focused_machine_is_heard()
    {
        var (alpha, beta) = (_desk.Add("alpha", false), _desk.Add("beta", false));
        _desk.Mixer.Start(Rate);
        using var low = alpha.OpenPlayback(new(Rate, 2));
        using var high = beta.OpenPlayback(new(Rate, 2));
        Hears([], (low, 440), (high, 3000));
        _desk.Focus = "alpha";
        Hears([440], (low, 440), (high, 3000));
        _desk.Focus = "beta";
        Hears([3000], (low, 440), (high, 3000));
        _desk.Policy = SoundPolicy.All;
        Hears([440, 3000], (low, 440), (high, 3000));
        alpha.IsMuted = true;
        Hears([3000], (low, 440), (high, 3000));
        _desk.Policy = SoundPolicy.None;
        Hears([], (low, 440), (high, 3000));
    }

    [Fact]
    public void Volumes_of_people_and_guest_are_factors()
    {
        _desk.Policy = SoundPolicy.All;
        var alpha = _desk.Add("alpha", false);
        _desk.Mixer.Start(Rate);
        using var stream = alpha.OpenPlayback(new(44100, 2));
        alpha.Volume = 50;
        stream.SetVolume([ushort.MaxValue / 2, ushort.MaxValue / 4]);
        var mix = Play(Rate / 4, (stream, 1000, 44100, 2, 0.8));
        Assert.InRange(Tone.Strength(Tone.Channel(mix, 0), 1000, Rate), 0.197, 0.203);
        Assert.InRange(Tone.Strength(Tone.Channel(mix, 1), 1000, Rate), 0.097, 0.103);
        stream.SetMuted(true);
        _ = Play(Rate / 4, (stream, 1000, 44100, 2, 0.8));
        Assert.Equal(0, Tone.Level(Play(Rate / 4, (stream, 1000, 44100, 2, 0.8))));
    }

    [Theory]
    [InlineData(1, 8000)]
    [InlineData(1, 48000)]
    [InlineData(2, 22050)]
    [InlineData(6, 48000)]
    [InlineData(8, 192000)]
    public void Any_format_is_heard_on_both_sides(int channels, int rate)
    {
        _desk.Policy = SoundPolicy.All;
        _desk.Mixer.Start(Rate);
        using var stream = _desk.Add("alpha", false).OpenPlayback(new(rate, channels));
        var mix = Play(Rate / 4, (stream, 500, rate, channels, 0.2));
        Assert.True(Tone.Strength(Tone.Channel(mix, 0), 500, Rate) > 0.19);
        Assert.True(Tone.Strength(Tone.Channel(mix, 1), 500, Rate) > 0.19);
    }

    [Fact]
    public void Too_loud_a_mix_is_clipped_and_does_not_turn_over()
    {
        _desk.Policy = SoundPolicy.All;
        _desk.Mixer.Start(Rate);
        var streams = Enumerable.Range(0, 3).Select(_ => _desk.Add("alpha", false).OpenPlayback(new(Rate, 2))).ToArray();
        foreach (var stream in streams)
        {
            stream.Write(Enumerable.Repeat((short)30000, 8000).ToArray());
        }

        var mix = new short[4000];
        _desk.Mixer.Mix(mix);
        _desk.Mixer.Mix(mix);
        Assert.All(mix, sample => Assert.Equal(short.MaxValue, sample));
    }

    [Fact]
    public void What_was_written_before_the_end_is_heard_and_then_nothing_is_wanted()
    {
        _desk.Policy = SoundPolicy.All;
        _desk.Mixer.Start(Rate);
        var stream = _desk.Add("alpha", false).OpenPlayback(new(Rate, 2));
        stream.Write(Tone.Make(1000, 0.5, Rate, 2, Rate / 10));
        stream.Dispose();
        Assert.True(_desk.Mixer.IsWanted);
        var mix = new short[Rate / 5 * 2];
        _desk.Mixer.Mix(mix);
        Assert.InRange(Tone.Level(mix.AsSpan(0, Rate / 10)), 0.3, 0.4);
        Assert.Equal(0, Tone.Level(mix.AsSpan(mix.Length * 3 / 4)));
        Assert.False(_desk.Mixer.IsWanted);
    }

    [Fact]
    public void Without_a_device_nothing_is_kept_of_what_has_ended()
    {
        for (var i = 0; i < 1000; i++)
        {
            var stream = _desk.Add("alpha", false).OpenPlayback(new(Rate, 2));
            stream.Write(new short[Rate * 4]);
            stream.Dispose();
        }

        Assert.False(_desk.Mixer.IsWanted);
    }

    [Fact]
    public void Mixing_allocates_nothing()
    {
        _desk.Policy = SoundPolicy.All;
        var alpha = _desk.Add("alpha", false);
        _desk.Mixer.Start(Rate);
        using var one = alpha.OpenPlayback(new(44100, 2));
        using var other = alpha.OpenPlayback(new(8000, 1));
        var (samples, mix) = (new short[4410], new short[960]);
        Turn();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Turn();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Turn()
        {
            one.Write(samples);
            other.Write(samples);
            _desk.Mixer.Mix(mix);
        }
    }

    [Fact]
    public void A_microphone_is_for_the_chosen_machine_in_the_format_that_it_wants()
    {
        var (alpha, beta) = (_desk.Add("alpha", true), _desk.Add("beta", true));
        _desk.Focus = "beta";
        using var chosen = beta.OpenRecord(new(44100, 1));
        using var other = alpha.OpenRecord(new(48000, 2));
        Assert.True(_desk.Recorder.IsWanted);
        var (mono, silence, sum) = (new short[10000], new short[20000], 0);
        for (var i = 0; i < 5; i++)
        {
            _desk.Recorder.Put(Tone.Make(1000, 0.5, Rate, 2, Rate / 20, i * Rate / 20));
            sum += chosen.Read(mono.AsSpan(sum));
            Assert.Equal(Rate / 20 * 2, other.Read(silence));
            Assert.Equal(0, Tone.Level(silence));
        }

        Assert.InRange(sum, (44100 / 4) - 1120, 44100 / 4);
        Assert.InRange(Tone.Strength(mono.AsSpan(1000, 8000), 1000, 44100), 0.49, 0.51);
    }

    [Fact]
    public async Task Waiting_for_the_microphone_ends_when_there_is_something()
    {
        var source = _desk.Add("alpha", true);
        using var stream = source.OpenRecord(new(Rate, 2));
        var waiting = stream.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        _desk.Recorder.Put(new short[100]);
        Assert.False(waiting.IsCompleted);
        _desk.Recorder.Put(new short[960]);
        await waiting;
        Assert.Equal(1060, stream.Read(new short[4000]));
    }

    [Fact]
    public async Task A_connection_has_bounded_streams_of_valid_formats_that_end_with_it()
    {
        var told = new TaskCompletionSource<ISound>();
        var end = new TaskCompletionSource();
        var plugin = new ScriptedSource(async (host, _) =>
        {
            told.SetResult(host.Sound!);
            await end.Task;
        });
        var source = new Source(
            "alpha", "scripted", plugin, new RecordingObserver(), (_, _, _) => throw new NotSupportedException(), new WallClipboard(work => work(), null), new FakeTimeProvider(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, BackOff.Default)
        {
            Sound = _desk.Add("alpha", false),
        };
        source.Start();
        var sound = await told.Task;
        Assert.False(sound.CanRecord);
        Assert.Throws<SourceException>(() => sound.OpenRecord(new(Rate, 2)));
        foreach (var format in new SoundFormat[] { new(0, 2), new(Rate, 0), new(Rate, 9), new(-1, 1), new(int.MaxValue, 1) })
        {
            Assert.Throws<SourceException>(() => sound.OpenPlayback(format));
        }

        var streams = Enumerable.Range(0, ISound.MaximumStreams).Select(_ => sound.OpenPlayback(new(Rate, 2))).ToArray();
        Assert.Throws<SourceException>(() => sound.OpenPlayback(new(Rate, 2)));
        streams[0].Dispose();
        _ = sound.OpenPlayback(new(Rate, 2));
        Assert.NotNull(source.Sound!.Playing);
        end.SetResult();
        await source.DisposeAsync();
        Assert.Null(source.Sound.Playing);
        Assert.False(_desk.Mixer.IsWanted);
        Assert.Throws<SourceException>(() => sound.OpenPlayback(new(Rate, 2)));
        streams[1].Write(new short[100]);
    }

    private void Hears(double[] expected, (IPlaybackStream Stream, double Hertz) one, (IPlaybackStream Stream, double Hertz) other)
    {
        var mix = Tone.Channel(Play(Rate / 4, (one.Stream, one.Hertz, Rate, 2, 0.3), (other.Stream, other.Hertz, Rate, 2, 0.3)), 0);
        foreach (var hertz in new[] { one.Hertz, other.Hertz })
        {
            var strength = Tone.Strength(mix, hertz, Rate);
            Assert.True(expected.Contains(hertz) ? strength is > 0.295 and < 0.305 : strength < 0.001, $"{hertz} Hz has {strength}");
        }
    }

    // 10 ms at a time, as a device would; what is returned leaves out the first part, in which streams fill and loudness changes.
    private short[] Play(int frames, params (IPlaybackStream Stream, double Hertz, int Rate, int Channels, double Amplitude)[] played)
    {
        var mix = new List<short>();
        var lead = Rate / 10;
        for (var at = 0; at < frames + lead; at += Rate / 100)
        {
            foreach (var (stream, hertz, rate, channels, amplitude) in played)
            {
                var (from, to) = ((int)((long)at * rate / Rate), (int)(((long)at + (Rate / 100)) * rate / Rate));
                stream.Write(Tone.Make(hertz, amplitude, rate, channels, to - from, from));
            }

            var part = new short[Rate / 100 * 2];
            _desk.Mixer.Mix(part);
            mix.AddRange(part);
        }

        return [.. mix.Skip(lead * 2)];
    }
}
