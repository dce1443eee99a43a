using System.Buffers.Binary;

namespace Compositor.Remote.Tests.Made;

/// <summary>JPEG files, changed.</summary>
internal static class JpegFile
{
    private const byte Quantisation = 0xdb;
    private const byte Huffman = 0xc4;
    private const byte Scan = 0xda;

    /// <summary>The same picture, for one who has its tables from another.</summary>
    public static byte[] WithoutTables(byte[] jpeg)
    {
        List<byte> bare = [.. jpeg[..2]];
        for (var at = 2; ;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)) + 2;
            if (jpeg[at + 1] is not (Quantisation or Huffman))
            {
                bare.AddRange(jpeg[at..(at + length)]);
            }

            at += length;
            if (jpeg[at - length + 1] == Scan)
            {
                bare.AddRange(jpeg[at..]);
                return [.. bare];
            }
        }
    }
}
