using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Spice.Tests.Sound;

public sealed class RecordChannelTests
{
    private const uint Opus = 1 << 2;

    private static readonly byte[] Start = [2, 0, 0, 0, 1, 0, 0x80, 0xbb, 0, 0];

    [Fact]
    public void A_start_opens_the_microphone_and_a_stop_closes_it()
    {
        using var server = new FakeServer();
        var sound = new RecordingSound(canRecord: true);
        using var channel = new RecordChannel(server.Link, sound, opus: true, TimeProvider.System, NullLogger.Instance);
        Assert.Empty(sound.Recorded);
        channel.Handle((ushort)RecordMessage.Mute, [1]);
        channel.Handle((ushort)RecordMessage.Start, Start);
        var (mode, body) = server.Receive();
        Assert.Equal((ushort)RecordReply.Mode, mode);
        Assert.Equal([1, 0], body[4..]);
        Assert.Equal((ushort)RecordReply.StartMark, server.Receive().Type);
        var samples = new List<short>();
        for (var i = 0; i < 20; i++)
        {
            var (type, data) = server.Receive();
            Assert.Equal((ushort)RecordReply.Data, type);
            Assert.Equal(4 + (480 * 4), data.Length);
            samples.AddRange(MemoryMarshal.Cast<byte, short>(data.AsSpan(4)));
        }

        Assert.Equal(Tone.Make(1000, 0.5, 48000, 2, 9600), samples);
        var microphone = Assert.Single(sound.Recorded);
        Assert.Equal(new SoundFormat(48000, 2), microphone.Format);
        Assert.True(microphone.IsMuted);
        Assert.False(microphone.IsEnded);
        channel.Handle((ushort)RecordMessage.Stop, []);
        Assert.True(microphone.IsEnded);
    }

    [Fact]
    public void Where_the_server_has_opus_it_gets_it()
    {
        Assert.SkipUnless(OpusFormat.IsAvailable(), "libopus is not installed; on Debian: apt install libopus0");
        using var server = new FakeServer(Opus);
        using var channel = new RecordChannel(server.Link, new RecordingSound(canRecord: true), opus: true, TimeProvider.System, NullLogger.Instance);
        channel.Handle((ushort)RecordMessage.Start, Start);
        Assert.Equal([3, 0], server.Receive().Body[4..]);
        _ = server.Receive();
        using var decoder = new OpusDecoder(48000, 2);
        var samples = new List<short>();
        var frames = new short[OpusFormat.MostFrames * 2];
        for (var i = 0; i < 30; i++)
        {
            samples.AddRange(frames[..decoder.Decode(server.Receive().Body.AsSpan(4), frames)]);
        }

        Assert.InRange(Tone.Strength(Tone.Channel(CollectionsMarshal.AsSpan(samples)[9600..], 1), 1000, 48000), 0.47, 0.53);
    }

    [Fact]
    public void Wrong_formats_and_short_messages_are_refused()
    {
        using var server = new FakeServer();
        var sound = new RecordingSound(canRecord: true);
        using var channel = new RecordChannel(server.Link, sound, opus: false, TimeProvider.System, NullLogger.Instance);
        for (var i = 0; i < Start.Length; i++)
        {
            Assert.Throws<SpiceException>(() => channel.Handle((ushort)RecordMessage.Start, Start.AsSpan(0, i)));
        }

        var huge = Start.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(huge.AsSpan(6), uint.MaxValue);
        Assert.Throws<SpiceException>(() => channel.Handle((ushort)RecordMessage.Start, huge));
        Assert.Throws<SpiceException>(() => channel.Handle((ushort)RecordMessage.Volume, [2, 1, 0]));
        Assert.Throws<SpiceException>(() => channel.Handle((ushort)RecordMessage.Mute, []));
        Assert.Empty(sound.Recorded);
    }
}
