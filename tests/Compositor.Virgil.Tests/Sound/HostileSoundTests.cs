using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>A QEMU that plays and records what cannot be: its sound ends with a line in the log, its picture and another machine's go on.</summary>
public sealed class HostileSoundTests : LiveTest
{
    private const string Out = "org.qemu.Display1.AudioOutListener";
    private const string In = "org.qemu.Display1.AudioInListener";
    private const int MostStreams = 32;

    public static TheoryData<string, byte, bool, uint, byte> Formats => new()
    {
        { "no rate", 16, false, 0, 2 },
        { "a rate beyond all", 16, false, uint.MaxValue, 2 },
        { "a rate that no device has", 16, false, 3999, 2 },
        { "no channels", 16, false, 44100, 0 },
        { "more channels than there are", 16, false, 44100, 255 },
        { "samples of no bits", 0, false, 44100, 2 },
        { "samples of 24 bits", 24, false, 44100, 2 },
        { "floating samples of 16 bits", 16, true, 44100, 2 },
        { "samples of 255 bits", 255, false, 44100, 2 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public Task A_format_that_cannot_be_ends_the_sound_alone(string why, byte bits, bool isFloat, uint rate, byte channels) =>
        EndsAloneAsync(why, speaker => InitAsync(speaker, Out, 1, bits, isFloat, rate, channels), "QEMU begins sound of");

    [Fact]
    public Task More_streams_than_there_can_be_end_the_sound_alone() => EndsAloneAsync("streams", async speaker =>
    {
        for (var id = 0ul; id <= MostStreams; id++)
        {
            await InitAsync(speaker, Out, id);
        }
    }, $"stream {MostStreams + 1}");

    [Fact]
    public Task Arguments_of_another_type_end_the_sound_alone() =>
        EndsAloneAsync("types", speaker => speaker.CallAsync(Out, "Write", "us", writer =>
        {
            writer.WriteUInt32(1);
            writer.WriteString("sound");
        }), "arguments of another type");

    [Fact]
    public Task Sound_that_is_longer_than_its_message_ends_it_alone() =>
        EndsAloneAsync("length", async speaker =>
        {
            await InitAsync(speaker, Out, 1);
            await EnableAsync(speaker, Out, 1, true);
            await speaker.CallAsync(Out, "Write", "tay", writer =>
            {
                writer.WriteUInt64(1);
                writer.WriteUInt32(1 << 20);
            });
        }, "ends within a value");

    [Fact]
    public async Task What_names_streams_that_are_not_there_is_answered_and_nothing_follows()
    {
        var sound = new CountingSound();
        await using var session = await FakeSession.StartWithSoundAsync(sound);
        var (speaker, microphone) = (await session.Qemu.SpeakerAsync(), await session.Qemu.MicrophoneAsync());
        await speaker.CallAsync(Out, "Fini", "t", writer => writer.WriteUInt64(9));
        await EnableAsync(speaker, Out, 9, true);
        await WriteAsync(speaker, 9, new byte[100]);
        await speaker.CallAsync(Out, "SetVolume", "tbay", writer => Volume(writer, 9, 4));
        Assert.Empty(await ReadAsync(microphone, 9, ulong.MaxValue));
        await Assert.ThrowsAsync<DBusErrorException>(() => speaker.CallAsync(Out, "Read", "tt", writer => { }));
        await Assert.ThrowsAsync<DBusErrorException>(() => microphone.CallAsync(In, "Write", "tay", writer => { }));
        await Assert.ThrowsAsync<DBusErrorException>(() => speaker.CallAsync(Out, "Explode", string.Empty, writer => { }));
        Assert.Equal(0, sound.Samples);
        await SeenAsync(session);
    }

    [Fact]
    public async Task Samples_of_all_kinds_and_parts_of_frames_are_played_as_far_as_they_go()
    {
        var sound = new CountingSound();
        await using var session = await FakeSession.StartWithSoundAsync(sound);
        var speaker = await session.Qemu.SpeakerAsync();
        await InitAsync(speaker, Out, 1, bits: 32, isFloat: true, channels: 3);
        await EnableAsync(speaker, Out, 1, true);
        await speaker.CallAsync(Out, "SetVolume", "tbay", writer => Volume(writer, 1, 5000));
        byte[] floats = [.. new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1f, -1f }.SelectMany(BitConverter.GetBytes)];
        await WriteAsync(speaker, 1, [.. floats, 1, 2, 3, 4, 5, 6, 7]);
        await WriteAsync(speaker, 1, []);
        Assert.Equal(6, sound.Samples);
        await SeenAsync(session);
    }

    [Fact]
    public async Task A_flood_is_passed_on_in_small_parts_and_nothing_of_it_is_held()
    {
        const int Bytes = 48 << 20;
        var sound = new CountingSound();
        await using var session = await FakeSession.StartWithSoundAsync(sound);
        await using var other = await FakeSession.StartAsync();
        var speaker = await session.Qemu.SpeakerAsync();
        await InitAsync(speaker, Out, 1, bits: 8, channels: 8);
        await EnableAsync(speaker, Out, 1, true);
        await WriteAsync(speaker, 1, new byte[Bytes]);
        for (var i = 0; i < 2000; i++)
        {
            speaker.Post(Out, "Write", "tay", writer => Samples(writer, 1, new byte[4096]));
        }

        await WriteAsync(speaker, 1, []);
        Assert.Equal(Bytes + (2000L * 4096), sound.Samples);
        Assert.InRange(sound.Largest, 1, 8 * 1024);
        await SeenAsync(session);
        await SeenAsync(other);
    }

    [Fact]
    public async Task A_stream_opened_again_and_again_is_open_once_and_gone_with_the_connection()
    {
        var sound = new CountingSound();
        await using (var session = await FakeSession.StartWithSoundAsync(sound))
        {
            var (speaker, microphone) = (await session.Qemu.SpeakerAsync(), await session.Qemu.MicrophoneAsync());
            for (var i = 0; i < 500; i++)
            {
                await InitAsync(speaker, Out, 1, rate: (uint)(8000 + i));
                await EnableAsync(speaker, Out, 1, true);
                await EnableAsync(speaker, Out, 1, true);
            }

            Assert.Equal(1, sound.Open);
            await InitAsync(microphone, In, 1, bits: 32, rate: 192_000, channels: 8);
            await EnableAsync(microphone, In, 1, true);

            // A second of it at the most, whatever is asked for.
            Assert.Equal(192_000 * 8 * 4, (await ReadAsync(microphone, 1, ulong.MaxValue)).Length);
            Assert.Empty(await ReadAsync(microphone, 1, 31));
            Assert.Equal(2, sound.Open);
            await SeenAsync(session);
        }

        Assert.Equal(0, sound.Open);
    }

    private static async Task EndsAloneAsync(string why, Func<FakePeer, Task> say, string reason)
    {
        var sound = new CountingSound();
        await using var session = await FakeSession.StartWithSoundAsync(sound);
        await using var other = await FakeSession.StartAsync();
        var (speaker, microphone) = (await session.Qemu.SpeakerAsync(), await session.Qemu.MicrophoneAsync());
        await Assert.ThrowsAsync<SourceException>(() => say(speaker));
        await speaker.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        await session.Surface.UntilAsync(() => session.Host.HasLogged($"no sound: ") && session.Host.HasLogged(reason), $"a line in the log of {why}");
        Assert.Equal(0, sound.Open);

        // The microphone is a connection of its own.
        Assert.Empty(await ReadAsync(microphone, 1, 100));
        await SeenAsync(session);
        await SeenAsync(other);
    }

    private static async Task SeenAsync(FakeSession session)
    {
        var pixels = FakeSession.Pattern(4 * 3 * 4);
        await session.ScanoutAsync(4, 3, 16, PixmanFormat.X8R8G8B8, pixels);
        Assert.Equal(new Size(4, 3), session.Surface.Snapshot()!.Value.Size);
        Assert.False(session.Source.Run.IsCompleted);
    }

    private static Task InitAsync(FakePeer peer, string @interface, ulong id, byte bits = 16, bool isFloat = false, uint rate = 44100, byte channels = 2) =>
        peer.CallAsync(@interface, "Init", "tybbuyuub", writer =>
        {
            writer.WriteUInt64(id);
            writer.WriteByte(bits);
            writer.WriteBoolean(true);
            writer.WriteBoolean(isFloat);
            writer.WriteUInt32(rate);
            writer.WriteByte(channels);
            writer.WriteUInt32(uint.MaxValue);
            writer.WriteUInt32(uint.MaxValue);
            writer.WriteBoolean(false);
        });

    private static Task EnableAsync(FakePeer peer, string @interface, ulong id, bool isEnabled) => peer.CallAsync(@interface, "SetEnabled", "tb", writer =>
    {
        writer.WriteUInt64(id);
        writer.WriteBoolean(isEnabled);
    });

    private static Task WriteAsync(FakePeer peer, ulong id, byte[] samples) => peer.CallAsync(Out, "Write", "tay", writer => Samples(writer, id, samples));

    private static async Task<byte[]> ReadAsync(FakePeer peer, ulong id, ulong most)
    {
        var reply = await peer.CallAsync(In, "Read", "tt", writer =>
        {
            writer.WriteUInt64(id);
            writer.WriteUInt64(most);
        });
        return reply.Read("ay").ReadBytes().ToArray();
    }

    private static void Samples(DBusWriter writer, ulong id, byte[] samples)
    {
        writer.WriteUInt64(id);
        writer.WriteBytes(samples);
    }

    private static void Volume(DBusWriter writer, ulong id, int channels)
    {
        writer.WriteUInt64(id);
        writer.WriteBoolean(false);
        writer.WriteBytes(new byte[channels]);
    }
}
