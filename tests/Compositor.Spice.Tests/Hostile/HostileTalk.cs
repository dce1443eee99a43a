using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Agent;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Compositor.Spice.Tests.Streams;
using Compositor.Unix;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>What is not drawing and cannot be right: framing, streams, the pointer, the main channel, the agent, sound.</summary>
internal static class HostileTalk
{
    private static readonly Box Place = new(2, 2, 6, 6);

    public static IEnumerable<HostileCase> All() =>
    [
        .. Framing(),
        .. Streams(),
        .. Pointers(),
        .. MainTalk(),
        .. Sound(),
    ];

    private static IEnumerable<HostileCase> Framing() =>
    [
        Say("a message of four gigabytes", ChannelKind.Display, "more than the memory", channel => channel.SendRaw([46, 1, 0xff, 0xff, 0xff, 0xff, 1, 2, 3])),
        Say("the end in mid-message", ChannelKind.Display, "in the middle of a message", channel =>
        {
            channel.SendRaw([46, 1, 200, 0, 0, 0, 1, 2, 3]);
            channel.End();
        }),
        Say("a window of no acknowledgements", ChannelKind.Display, null, 3, new MessageWriter().U32(1).U32(0)),
        Say("a window without end", ChannelKind.Display, null, 3, new MessageWriter().U32(1).U32(uint.MaxValue)),
        Say("a window that ends early", ChannelKind.Display, "ends before", 3, new MessageWriter().U32(1)),
        Say("a ping without its time", ChannelKind.Display, "ends before", 4, new MessageWriter().U32(1)),
        Say("a message that nobody knows", ChannelKind.Display, null, 999, new MessageWriter().U32(1)),
        Say("a list of forgotten images that ends early", ChannelKind.Display, "ends before", 105, new MessageWriter().U16(5).U8(1)),
        Say("more heads than the message has", ChannelKind.Display, "monitors", 317, new MessageWriter().U16(9).U16(9)),
        Say("a head that is larger than any", ChannelKind.Display, "monitor cannot be", 317, new MessageWriter().U16(1).U16(1).U32(0).U32(0).U32(uint.MaxValue).U32(1).U32(0).U32(0).U32(0)),
        Say("a head where there is no screen", ChannelKind.Display, null, 317, new MessageWriter().U16(1).U16(1).U32(0).U32(0).U32(10).U32(10).U32(9000).U32(9000).U32(0)),
        Say("a scanout of OpenGL that was not agreed, without a descriptor", ChannelKind.Display, null, 320, new MessageWriter().U32(64).U32(64).U32(256).U32(0x34325258).U32(0)),
        Say("a descriptor that is no dma-buf", ChannelKind.Display, null, channel =>
        {
            using var memory = Memfd.Create("no dma-buf", 4096);
            byte[] body = [.. new MessageWriter().U32(64).U32(64).U32(256).U32(0x34325258).U32(0).Take()];
            channel.SendRaw([64, 1, (byte)body.Length, 0, 0, 0, .. body], memory);
        }),
        Say("descriptors that no message wants", ChannelKind.Display, "descriptors came", channel =>
        {
            using var memory = Memfd.Create("no dma-buf", 4096);
            channel.SendRaw([231, 3, 0, 0, 0, 0], [.. Enumerable.Repeat(memory, 40)]);
        }),
    ];

    private static IEnumerable<HostileCase> Streams() =>
    [
        Say("stream 64", ChannelKind.Display, "names stream 64", 122, StreamFixture.Create(64, Place)),
        Say("a frame for stream four thousand million", ChannelKind.Display, "names stream", 123, StreamFixture.Data(uint.MaxValue, 0, [])),
        Say("a frame for a stream that is not there", ChannelKind.Display, null, 123, StreamFixture.Data(5, 0, [1, 2, 3])),
        Say("the end of a stream that is not there", ChannelKind.Display, null, 125, StreamFixture.Number(5)),
        Say("a stream in an unknown codec", ChannelKind.Display, null, 122, StreamFixture.Create(1, Place, codec: 99)),
        Say("a frame that is no JPEG", ChannelKind.Display, null, channel =>
        {
            channel.Send(122, StreamFixture.Create(1, Place));
            channel.Send(123, StreamFixture.Data(1, 0, [0xff, 0xd8, 1, 2, 3]));
        }),
        Say("a frame that is longer than the message", ChannelKind.Display, "ends before", channel =>
        {
            channel.Send(122, StreamFixture.Create(1, Place));
            channel.Send(123, new MessageWriter().U32(1).U32(0).U32(uint.MaxValue).Take());
        }),
        Say("a stream on a surface that is not there", ChannelKind.Display, null, channel =>
        {
            channel.Send(122, StreamFixture.Create(1, Place, surface: 77));
            channel.Send(123, StreamFixture.Data(1, 0, [1, 2, 3]));
        }),
    ];

    private static IEnumerable<HostileCase> Pointers() =>
    [
        Say("a pointer that ends early", ChannelKind.Cursor, "ends before", 103, Pointer(0, 32, 32)),
        Say("a pointer of no size", ChannelKind.Cursor, "pointer cannot be 0x32", 103, Pointer(0, 0, 32)),
        Say("a pointer that is larger than any", ChannelKind.Cursor, "pointer cannot be 65535x65535", 103, Pointer(0, 65535, 65535)),
        Say("a pointer of an unknown kind", ChannelKind.Cursor, "no pointer of kind 200", 103, Pointer(200, 1, 1)),
        Say("a pointer that was never sent", ChannelKind.Cursor, "has not sent", 103, Pointer(0, 1, 1, flags: 4)),
        Say("a message of the pointer that ends early", ChannelKind.Cursor, "ends before", 101, new MessageWriter().U16(1)),
        Say("more pointers than there is memory for", ChannelKind.Cursor, "MiB of memory", channel =>
        {
            for (var id = 0u; id < 250; id++)
            {
                channel.Send(103, [.. Pointer(0, 512, 512, flags: 2, id).Take(), .. new byte[512 * 512 * 4]]);
            }
        }),
        Say("lamps that end early", ChannelKind.Inputs, "ends before", 102, new MessageWriter().U8(1)),
    ];

    private static IEnumerable<HostileCase> MainTalk() =>
    [
        Say("a mouse mode that ends early", ChannelKind.Main, "ends before", 105, new MessageWriter().U16(1)),
        Say("mouse modes that there are not", ChannelKind.Main, null, 105, new MessageWriter().U16(0xffff).U16(0x7777)),
        Say("four thousand million channels", ChannelKind.Main, "elements", 104, new MessageWriter().U32(uint.MaxValue)),
        Say("another session in the same connection", ChannelKind.Main, null, 103, new MessageWriter().U32(9).U32(1).U32(1).U32(1).U32(0).U32(uint.MaxValue).U32(0).U32(0)),
        Say("a name that is longer than its message", ChannelKind.Main, "elements", 113, new MessageWriter().U32(uint.MaxValue)),
        Say("a notice that is longer than its message", ChannelKind.Main, "elements", 7, new MessageWriter().U64(0).U32(0).U32(0).U32(0).U32(uint.MaxValue)),
        Say("an agent that speaks nonsense", ChannelKind.Main, null, channel =>
        {
            channel.Send(107);
            channel.Send(109, new byte[100]);
            channel.Send(109, new byte[100]);
        }) with { Logged = "not listened to" },
        Say("an agent whose message has four gigabytes", ChannelKind.Main, null, channel =>
        {
            channel.Send(107);
            channel.Send(109, [.. AgentBytes.Word(1), .. AgentBytes.Word(4), .. new byte[8], .. AgentBytes.Word(uint.MaxValue), .. new byte[1000]]);
        }),
        Say("an agent that asks what the client can, without end", ChannelKind.Main, null, channel =>
        {
            channel.Send(115, AgentBytes.Word(0));
            for (var i = 0; i < 20_000; i++)
            {
                channel.Send(109, AgentBytes.Message(6, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff));
            }
        }),
    ];

    private static IEnumerable<HostileCase> Sound() =>
    [
        Deaf("sound without channels", ChannelKind.Playback, "sound cannot have", 103, new MessageWriter().U32(0).U16(1).U32(48000).U32(0)),
        Deaf("sound with more channels than there are", ChannelKind.Playback, "sound cannot have", 103, new MessageWriter().U32(uint.MaxValue).U16(1).U32(48000).U32(0)),
        Deaf("sound at no rate", ChannelKind.Playback, "sound cannot have", 103, new MessageWriter().U32(2).U16(1).U32(0).U32(0)),
        Deaf("sound in samples of an unknown kind", ChannelKind.Playback, "sound cannot have", 103, new MessageWriter().U32(2).U16(9).U32(48000).U32(0)),
        Deaf("sound packed as it was long ago", ChannelKind.Playback, "packed in way 2", 102, new MessageWriter().U32(0).U16(2)),
        Deaf("volumes that end early", ChannelKind.Playback, "ends before", 105, new MessageWriter().U8(255).U16(1)),
        Say("volumes for more channels than there are", ChannelKind.Playback, null, 105, [255, .. new byte[510]]),
        Say("sound before it begins", ChannelKind.Playback, null, 101, new MessageWriter().U32(0).U32(7)),
        Say("odd bytes of sound", ChannelKind.Playback, null, channel =>
        {
            channel.Send(103, new MessageWriter().U32(2).U16(1).U32(48000).U32(0).Take());
            channel.Send(101, new byte[7]);
        }),
        Deaf("Opus that is none", ChannelKind.Playback, "Opus", channel =>
        {
            channel.Send(102, new MessageWriter().U32(0).U16(3).Take());
            channel.Send(103, new MessageWriter().U32(2).U16(1).U32(48000).U32(0).Take());
            channel.Send(101, new MessageWriter().U32(0).U32(uint.MaxValue).U32(uint.MaxValue).Take());
        }),
        Deaf("a microphone without channels", ChannelKind.Record, "sound cannot have", 101, new MessageWriter().U32(0).U16(1).U32(48000)),
        Say("a microphone opened again and again", ChannelKind.Record, null, channel =>
        {
            for (var i = 0; i < 200; i++)
            {
                channel.Send(101, new MessageWriter().U32(2).U16(1).U32(48000).Take());
            }
        }),
    ];

    private static HostileCase Say(string name, ChannelKind channel, string? reason, Action<ScriptedChannel> say) => new(name, channel, reason, say);

    private static HostileCase Say(string name, ChannelKind channel, string? reason, ushort type, byte[] body) =>
        Say(name, channel, reason, linked => linked.Send(type, body));

    private static HostileCase Say(string name, ChannelKind channel, string? reason, ushort type, MessageWriter message) => Say(name, channel, reason, type, message.Take());

    // Sound ends alone, and says so.
    private static HostileCase Deaf(string name, ChannelKind channel, string logged, Action<ScriptedChannel> say) => Say(name, channel, null, say) with { Logged = logged };

    private static HostileCase Deaf(string name, ChannelKind channel, string logged, ushort type, MessageWriter message) =>
        Deaf(name, channel, logged, linked => linked.Send(type, message.Take()));

    // Position, visible, flags, number, kind, size, hot spot.
    private static MessageWriter Pointer(int kind, int width, int height, int flags = 0, ulong id = 1) =>
        new MessageWriter().U16(0).U16(0).U8(1).U16(flags).U64(id).U8(kind).U16(width).U16(height).U16(0).U16(0);
}
