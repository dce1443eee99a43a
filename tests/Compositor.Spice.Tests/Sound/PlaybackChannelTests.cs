using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Spice.Tests.Sound;

public sealed class PlaybackChannelTests : IDisposable
{
    private readonly RecordingSound _sound = new();
    private readonly PlaybackChannel _channel;

    public PlaybackChannelTests() => _channel = new PlaybackChannel(_sound, NullLogger.Instance);

    private RecordingPlayback Stream => Assert.Single(_sound.Played);

    [Fact]
    public void Raw_sound_between_start_and_stop_is_played_as_it_is()
    {
        var tone = Tone.Make(440, 0.5, 44100, 2, 1000);
        Send(PlaybackMessage.Data, Data(tone));
        Send(PlaybackMessage.Mode, Mode(1));
        Send(PlaybackMessage.Start, Start(2, 1, 44100));
        Send(PlaybackMessage.Data, Data(tone.AsSpan(..1000)));
        Send(PlaybackMessage.Data, Data(tone.AsSpan(1000..)));
        Assert.False(Stream.IsEnded);
        Send(PlaybackMessage.Stop, []);
        Send(PlaybackMessage.Data, Data(tone));
        Assert.Equal(new SoundFormat(44100, 2), Stream.Format);
        Assert.Equal(tone, Stream.Samples);
        Assert.True(Stream.IsEnded);
    }

    [Fact]
    public void Sound_in_opus_keeps_its_frequency_and_level()
    {
        Assert.SkipUnless(OpusFormat.IsAvailable(), "libopus is not installed; on Debian: apt install libopus0");
        using var encoder = new OpusEncoder(48000, 2);
        var packet = new byte[OpusEncoder.MostBytes];
        Send(PlaybackMessage.Mode, Mode(3));
        Send(PlaybackMessage.Start, Start(2, 1, 48000));
        for (var i = 0; i < 50; i++)
        {
            var length = encoder.Encode(Tone.Make(440, 0.5, 48000, 2, 480, i * 480), packet);
            Send(PlaybackMessage.Data, [0, 0, 0, 0, .. packet.AsSpan(0, length)]);
        }

        Assert.Equal(50 * 480 * 2, Stream.Samples.Length);
        Assert.InRange(Tone.Strength(Tone.Channel(Stream.Samples, 0).AsSpan(4800), 440, 48000), 0.48, 0.52);
    }

    [Fact]
    public void The_guests_volume_and_mute_are_known_before_the_start_and_change_later()
    {
        Send(PlaybackMessage.Volume, [2, 0xff, 0xff, 0x00, 0x80]);
        Send(PlaybackMessage.Mute, [1]);
        Send(PlaybackMessage.Latency, [1, 0, 0, 0]);
        Send(PlaybackMessage.Start, Start(2, 1, 48000));
        Assert.Equal([0xffff, 0x8000], Stream.Volume);
        Assert.True(Stream.IsMuted);
        Send(PlaybackMessage.Volume, [1, 0, 0]);
        Send(PlaybackMessage.Mute, [0]);
        Assert.Equal([0], Stream.Volume);
        Assert.False(Stream.IsMuted);
    }

    [Theory]
    [InlineData(0, 1, 48000)]
    [InlineData(9, 1, 48000)]
    [InlineData(uint.MaxValue, 1, 48000)]
    [InlineData(2, 2, 48000)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 1, 192001)]
    [InlineData(2, 1, uint.MaxValue)]
    public void A_format_that_cannot_be_is_refused(uint channels, ushort samples, uint rate)
    {
        Assert.Throws<SpiceException>(() => Send(PlaybackMessage.Start, Start(channels, samples, rate)));
        Assert.Empty(_sound.Played);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(65535)]
    public void An_unknown_way_of_packing_is_refused(ushort mode) => Assert.Throws<SpiceException>(() => Send(PlaybackMessage.Mode, Mode(mode)));

    [Fact]
    public void Damaged_opus_is_a_typed_error_and_stays_within_its_memory()
    {
        Assert.SkipUnless(OpusFormat.IsAvailable(), "libopus is not installed; on Debian: apt install libopus0");
        Send(PlaybackMessage.Mode, Mode(3));
        Send(PlaybackMessage.Start, Start(2, 1, 48000));
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf().ToArbitrary(), bytes =>
        {
            var before = Stream.Samples.Length;
            try
            {
                Send(PlaybackMessage.Data, [0, 0, 0, 0, .. bytes.Select(value => (byte)value)]);
            }
            catch (SpiceException)
            {
                return true;
            }

            return Stream.Samples.Length - before is >= 0 and <= OpusFormat.MostFrames * 2;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Opus_of_a_rate_that_it_does_not_have_is_refused()
    {
        Send(PlaybackMessage.Mode, Mode(3));
        Send(PlaybackMessage.Start, Start(2, 1, 44100));
        Assert.Throws<SpiceException>(() => Send(PlaybackMessage.Data, [0, 0, 0, 0, 1, 2, 3]));
    }

    [Theory]
    [InlineData(101, 4)]
    [InlineData(102, 6)]
    [InlineData(103, 14)]
    [InlineData(105, 5)]
    [InlineData(106, 1)]
    [InlineData(107, 4)]
    public void A_message_that_ends_too_early_is_refused(ushort type, int length)
    {
        var whole = (PlaybackMessage)type switch
        {
            PlaybackMessage.Start => Start(2, 1, 48000),
            PlaybackMessage.Volume => [2, 0, 0, 0, 0],
            PlaybackMessage.Mode => Mode(1),
            _ => new byte[length],
        };
        Assert.Equal(length, whole.Length);
        for (var i = 0; i < length; i++)
        {
            Assert.Throws<SpiceException>(() => _channel.Handle(type, whole.AsSpan(0, i)));
        }

        _channel.Handle(type, whole);
    }

    [Fact]
    public void A_flood_of_starts_leaves_one_stream_open()
    {
        for (var i = 0; i < 1000; i++)
        {
            Send(PlaybackMessage.Start, Start(2, 1, (uint)(44100 + (i % 7))));
            Send(PlaybackMessage.Start, Start(2, 1, (uint)(44100 + (i % 7))));
        }

        Assert.Equal(1000, _sound.Played.Count);
        Assert.Single(_sound.Played, stream => !stream.IsEnded);
    }

    [Fact]
    public void Playing_allocates_nothing()
    {
        var sound = new SilentSound();
        using var channel = new PlaybackChannel(sound, NullLogger.Instance);
        channel.Handle((ushort)PlaybackMessage.Start, Start(2, 1, 48000));
        var body = Data(new short[960]);
        channel.Handle((ushort)PlaybackMessage.Data, body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            channel.Handle((ushort)PlaybackMessage.Data, body);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose() => _channel.Dispose();

    private static byte[] Mode(ushort mode) => [0, 0, 0, 0, (byte)mode, (byte)(mode >> 8)];

    private static byte[] Start(uint channels, ushort samples, uint rate)
    {
        var body = new byte[14];
        BinaryPrimitives.WriteUInt32LittleEndian(body, channels);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(4), samples);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(6), rate);
        return body;
    }

    private static byte[] Data(ReadOnlySpan<short> samples) => [0, 0, 0, 0, .. MemoryMarshal.AsBytes(samples)];

    private void Send(PlaybackMessage type, byte[] body) => _channel.Handle((ushort)type, body);
}
