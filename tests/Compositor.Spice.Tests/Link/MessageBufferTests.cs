using System.Buffers.Binary;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Link;

public sealed class MessageBufferTests
{
    private static readonly byte[][] Bodies = [[], [1], [1, 2, 3, 4, 5], new byte[100_000]];

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 7)]
    [InlineData(true, 1_000_000)]
    [InlineData(false, 1)]
    [InlineData(false, 100_000)]
    public void Messages_come_out_whole_however_their_bytes_come_in(bool mini, int piece)
    {
        var budget = new MemoryBudget(1 << 20);
        using (var buffer = new MessageBuffer(mini, budget))
        {
            var wire = Bodies.SelectMany((body, i) => Wire(mini, (ushort)i, body)).ToArray();
            var seen = new List<byte[]>();
            for (var at = 0; at < wire.Length;)
            {
                var space = buffer.Space();
                var count = Math.Min(Math.Min(piece, space.Length), wire.Length - at);
                wire.AsSpan(at, count).CopyTo(space);
                buffer.Advance(count);
                at += count;
                while (buffer.TryRead(out var message))
                {
                    Assert.Equal(seen.Count, message.Type);
                    seen.Add(message.Body.ToArray());
                }
            }

            Assert.Equal(Bodies, seen);
            Assert.True(buffer.IsEmpty);
        }

        Assert.Equal(0, budget.Taken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_of_no_message_is_read_with_the_one_that_it_follows(bool mini)
    {
        using var buffer = new MessageBuffer(mini, new MemoryBudget(1 << 20));
        var wire = (byte[])[.. Wire(mini, 320, [1, 2, 3]), (byte)'@', .. Wire(mini, 321, [4])];
        var read = new List<(ushort, byte[], int)>();
        for (var i = 0; i < wire.Length; i++)
        {
            buffer.Space()[0] = wire[i];
            buffer.Advance(1);
            while (buffer.TryRead(out var message, withByte: 320))
            {
                read.Add((message.Type, message.Body.ToArray(), i));
            }
        }

        var header = mini ? 6 : 18;
        Assert.Equal([(320, [1, 2, 3], header + 3), (321, [4], wire.Length - 1)], read.Select(entry => ((int)entry.Item1, entry.Item2, entry.Item3)));
        Assert.True(buffer.IsEmpty);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x7fffffffu)]
    [InlineData((1u << 20) + 1)]
    public void A_size_beyond_the_memory_is_refused_before_anything_is_allocated(uint size)
    {
        var budget = new MemoryBudget(1 << 20);
        using var buffer = new MessageBuffer(mini: true, budget);
        var header = new byte[6];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(2), size);
        header.CopyTo(buffer.Space());
        buffer.Advance(header.Length);
        Assert.Throws<SpiceException>(() => buffer.TryRead(out _));
        Assert.InRange(budget.Taken, 0, 1 << 16);
    }

    private static byte[] Wire(bool mini, ushort type, byte[] body)
    {
        var header = new byte[mini ? 6 : 18];
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(mini ? 0 : 8), type);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(mini ? 2 : 10), (uint)body.Length);
        return [.. header, .. body];
    }
}
