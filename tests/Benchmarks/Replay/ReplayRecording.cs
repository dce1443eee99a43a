using System.Buffers.Binary;

namespace Compositor.Benchmarks;

/// <summary>What a real server sent on a display channel, as it goes over the wire again: each message behind a short header.</summary>
internal sealed class ReplayRecording
{
    private const int RecordHeader = 14;
    private const int WireHeader = 6;
    private const int Ping = 4;
    private const int Mark = 102;

    private readonly byte[] _wire;

    private ReplayRecording(byte[] wire, int length, int first, int warm, int messages) =>
        (_wire, Length, First, Warm, Messages) = (wire, length, first, warm, messages);

    /// <summary>Bytes of the wire.</summary>
    public int Length { get; }

    /// <summary>Where the first picture is complete.</summary>
    public int First { get; }

    /// <summary>Where measuring begins: between two messages, after a third of the bytes.</summary>
    public int Warm { get; }

    /// <summary>Messages that are measured.</summary>
    public int Messages { get; }

    /// <summary>Reads a recording of the spice source: see docs/SPICE.md, "record".</summary>
    public static ReplayRecording Read(string path)
    {
        var record = File.ReadAllBytes(path);
        var wire = new byte[record.Length];
        var (length, first, warm, messages) = (0, 0, 0, 0);
        for (var at = 0; at + RecordHeader <= record.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(at + 8));
            var size = BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(at + 10));
            var body = record.AsSpan(at + RecordHeader, size);
            at += RecordHeader + size;
            if (type == Ping)
            {
                continue;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(wire.AsSpan(length), type);
            BinaryPrimitives.WriteInt32LittleEndian(wire.AsSpan(length + 2), size);
            body.CopyTo(wire.AsSpan(length + WireHeader));
            length += WireHeader + size;
            first = type == Mark && first == 0 ? length : first;
            if (length < record.Length / 3)
            {
                warm = length;
            }
            else
            {
                messages++;
            }
        }

        return new ReplayRecording(wire, length, first, Math.Max(first, warm), messages);
    }

    public ReadOnlySpan<byte> Part(int from, int to) => _wire.AsSpan(from, to - from);
}
