using System.Buffers.Binary;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.WebSockets;

/// <summary>Frames of websockets: whole, in pieces, wrong.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Messages_in_fragments_with_pings_between_them_are_bytes_in_a_row(int atOnce)
    {
        var large = new byte[70_000];
        new Random(1).NextBytes(large);
        byte[] frames =
        [
            0x02, 2, 1, 2, 0x89, 1, 99, 0x00, 0, 0x80, 1, 3, 0x8a, 0,
            0x82, 126, 0x01, 0x00, .. large[..256],
            0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70, .. large,
        ];
        var (socket, below) = WebPeer.Open(frames, atOnce);
        var bytes = new byte[3 + 256 + large.Length];
        socket.ReceiveAll(bytes);
        Assert.Equal([1, 2, 3, .. large[..256], .. large], bytes);
        Assert.Equal(0, socket.Receive(bytes));

        // The answer to the ping: masked, with its payload.
        var sent = below.Sent[^7..];
        Assert.Equal((0x8a, 0x81, 99), (sent[0], sent[1], sent[6] ^ sent[2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(16384)]
    [InlineData(40001)]
    public void What_is_sent_is_masked_and_comes_whole(int length)
    {
        var (socket, below) = WebPeer.Open([]);
        var before = below.Sent.Length;
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        socket.Send(bytes);
        var sent = below.Sent.AsSpan(before);
        var heard = new List<byte>();
        while (!sent.IsEmpty)
        {
            Assert.Equal(0x82, sent[0]);
            Assert.True((sent[1] & 0x80) != 0);
            var (count, header) = (sent[1] & 0x7f) == 126 ? (BinaryPrimitives.ReadUInt16BigEndian(sent[2..]), 4) : (sent[1] & 0x7f, 2);
            for (var i = 0; i < count; i++)
            {
                heard.Add((byte)(sent[header + 4 + i] ^ sent[header + (i % 4)]));
            }

            sent = sent[(header + 4 + count)..];
        }

        Assert.Equal(bytes, heard);
    }

    [Theory]
    [InlineData("C2 01 00", "not agreed on")]
    [InlineData("82 81 00 00 00 00 00", "not agreed on")]
    [InlineData("81 01 41", "sends text")]
    [InlineData("80 01 00", "impossible order")]
    [InlineData("02 00 02 00", "impossible order")]
    [InlineData("83 00", "unknown kind (3)")]
    [InlineData("8B 00", "unknown kind (11)")]
    [InlineData("09 00", "impossible length")]
    [InlineData("89 7E 00 7E", "impossible length")]
    [InlineData("82 7F FF FF FF FF FF FF FF FF", "impossible length")]
    [InlineData("82 7F 00 00 00 00 40 00 00 01", "impossible length")]
    [InlineData("88 02 03 E8", "(1000: it was done)")]
    [InlineData("88 00", "(1005: no reason)")]
    [InlineData("88 05 03 F3 4E 0A 6F", "(1011: it has failed, or the VNC server behind it does not answer: No)")]
    public void Other_frames_are_sentences(string hex, string sentence)
    {
        var (socket, _) = WebPeer.Open(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        var refusal = Assert.Throws<RfbException>(() => socket.ReceiveAll(new byte[100]));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_allocate_nothing()
    {
        var frames = Enumerable.Range(0, 2000).SelectMany(_ => (byte[])[0x82, 10, .. new byte[10], 0x89, 1, 7]).ToArray();
        var (socket, below) = WebPeer.Open(frames);
        var bytes = new byte[10];
        socket.ReceiveAll(bytes);
        below.Forget();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < 2000; i++)
        {
            socket.ReceiveAll(bytes);
            socket.Send(bytes);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }
}
