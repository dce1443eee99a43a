using System.Buffers.Binary;

namespace Compositor.Benchmarks;

/// <summary>What a real server sent on a display channel, as it goes over the wire again: each message behind a short header.</summary>
internal sealed class ReplayRecording
{
    private const int RecordHeader = 14;
    private const int WireHeader = 6;
    private const int Ping = 4;
    private const int Mark = 102;

    /// <summary>Parts that warm a client up: what is compiled while it runs is compiled in the pauses between them.</summary>
    private const int WarmParts = 8;

    private readonly byte[] _wire;
    private readonly int[] _cuts;

    private ReplayRecording(byte[] wire, int length, int first, int[] cuts, int messages) =>
        (_wire, Length, First, _cuts, Messages) = (wire, length, first, cuts, messages);

    /// <summary>Bytes of the wire.</summary>
    public int Length { get; }

    /// <summary>Where the first picture is complete.</summary>
    public int First { get; }

    /// <summary>Where the parts end that warm up: between two messages.</summary>
    public ReadOnlySpan<int> Cuts => _cuts;

    /// <summary>Where measuring begins, after a third of the bytes.</summary>
    public int Warm => _cuts[^1];

    /// <summary>Messages that are measured.</summary>
    public int Messages { get; }

    /// <summary>Bytes from one place to another.</summary>
    public ReadOnlySpan<byte> Part(int from, int to) => _wire.AsSpan(from, Math.Max(0, to - from));

    /// <summary>Reads a recording of the spice source: see docs/SPICE.md, "record".</summary>
    public static ReplayRecording Read(string path)
    {
        var record = File.ReadAllBytes(path);
        var wire = new byte[record.Length];
        var (length, first, messages) = (0, 0, 0);
        var cuts = new int[WarmParts];
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
            var part = (int)((long)length * 3 * WarmParts / record.Length);
            if (first > 0 && part < WarmParts)
            {
                cuts.AsSpan(part).Fill(length);
            }
            else
            {
                messages++;
            }
        }

        return new ReplayRecording(wire, length, first, cuts, messages);
    }
}
