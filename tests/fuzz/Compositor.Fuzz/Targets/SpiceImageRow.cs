using System.Buffers.Binary;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;

namespace Compositor.Fuzz;

/// <summary>
/// Images one after the other: a byte for the type (of <see cref="Types"/>, round and round), one for flags and number, width and height in 16 bits each, the payload's length
/// in 32, the payload. All share caches and window, so that later ones can name earlier ones.
/// </summary>
internal static class SpiceImageRow
{
    public const int HeaderLength = 10;

    private const int DescriptorLength = 18;
    private const int MostImages = 64;

    public static ImageType[] Types { get; } =
    [
        ImageType.Bitmap, ImageType.Quic, ImageType.LzPalette, ImageType.LzRgb, ImageType.GlzRgb, ImageType.ZlibGlz, ImageType.Lz4, ImageType.Jpeg,
        ImageType.JpegAlpha, ImageType.FromCache, ImageType.FromCacheLossless, ImageType.Surface,
    ];

    public static FeedResult Feed(byte[] bytes)
    {
        Exception? reason = null;
        var count = 0;
        using var bench = new ImageBench(memory: SpiceChannel.Memory);
        for (ReadOnlySpan<byte> rest = bytes; rest.Length >= HeaderLength && count < MostImages; count++)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[6..]), rest.Length - HeaderLength);
            try
            {
                var view = bench.Images.Decode(Message(rest[..HeaderLength], rest.Slice(HeaderLength, (int)length)), 0, bench.Scratch);
                _ = view.Row(view.Height - 1);
            }
            catch (SpiceException e)
            {
                reason = e;
            }

            rest = rest[(HeaderLength + (int)length)..];
        }

        return new FeedResult(reason, count);
    }

    // Id, type, flags, width, height; what follows the descriptor counts its offsets from here.
    private static byte[] Message(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        var message = new byte[DescriptorLength + payload.Length];
        message[0] = (byte)(header[1] >> 4);
        message[8] = (byte)Types[header[0] % Types.Length];
        message[9] = (byte)(header[1] & 7);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(10), BinaryPrimitives.ReadUInt16LittleEndian(header[2..]));
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(14), BinaryPrimitives.ReadUInt16LittleEndian(header[4..]));
        payload.CopyTo(message.AsSpan(DescriptorLength));
        return message;
    }
}
