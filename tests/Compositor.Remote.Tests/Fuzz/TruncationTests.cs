using Compositor.Fuzz;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.Replay;
using Xunit;

namespace Compositor.Remote.Tests.Fuzz;

/// <summary>Each kind of message, and each kind of rectangle, cut at every byte: the session waits for the rest, and says so when the connection ends.</summary>
public sealed class TruncationTests
{
    private const int EncodingAt = 12;
    private const int Longest = 20_000;
    private const int Every = 600;

    [Fact]
    public void Each_kind_of_message_and_rectangle_of_the_recordings()
    {
        // Those of real servers first: of each kind the first that comes is cut.
        HashSet<(int Type, int Encoding)> seen = [];
        foreach (var recording in RfbRecording.All(Recorded.Folder).OrderBy(recording => recording.Name.StartsWith("made", StringComparison.Ordinal)))
        {
            for (var i = 0; i < recording.Messages.Count; i++)
            {
                var message = recording.Messages[i];
                if (message.Length <= Longest && seen.Add(KindOf(message)))
                {
                    Cut(recording, i);
                }
            }
        }

        // All encodings, and all kinds of messages.
        foreach (var encoding in (int[])[0, 1, 2, 5, 6, 7, 15, 16, 21, 50, -260, -223, -239, -240, -257, -258, -259, -261, -307, -308, -314, -316])
        {
            Assert.Contains((0, encoding), seen);
        }

        foreach (var type in (int[])[1, 2, 3, 150, 248, 250, 255])
        {
            Assert.Contains(seen, kind => kind.Type == type);
        }
    }

    [Fact]
    public void Each_thing_that_servers_say_besides()
    {
        foreach (var (name, add) in ServerTalk.All())
        {
            var before = new Conversation(new Contracts.Size(180, 140)).Bytes.Length;
            var talk = new Conversation(new Contracts.Size(180, 140));
            add(talk);
            var message = talk.Bytes[before..];
            Assert.Null(RfbServer.Feed([0, 180, 0, 140, .. message]).Reason);
            for (var length = 1; length < message.Length; length++)
            {
                // Several messages may be cut between them.
                var result = RfbServer.Feed([0, 180, 0, 140, .. message[..length]]);
                Assert.True(result.Reason is EndOfStreamException or null, $"{name}, cut at {length}: {result.Reason}");
            }
        }
    }

    // Behind all that came before it: zlib streams go on. Of a long one, steps beyond the beginning.
    private static void Cut(RfbRecording recording, int at)
    {
        byte[] before = [.. recording.Size, .. recording.Messages.Take(at).SelectMany(one => one)];
        var message = recording.Messages[at];
        for (var length = 1; length < message.Length; length += length < Every || before.Length == recording.Size.Length ? 1 : 37)
        {
            var result = RfbServer.Feed([.. before, .. message.AsSpan(0, length)]);
            Assert.True(result.Reason is EndOfStreamException, $"{recording.Name}, message {at} cut at {length} of {message.Length}: {result.Reason?.ToString() ?? "nothing"}");
            Assert.Equal(at + 1, result.Messages);
        }
    }

    private static (int Type, int Encoding) KindOf(byte[] message) =>
        (message[0], message[0] == 0 && message.Length >= EncodingAt + 4 ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(EncodingAt)) : 0);
}
