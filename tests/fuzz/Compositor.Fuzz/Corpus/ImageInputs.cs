using System.Buffers.Binary;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;

namespace Compositor.Fuzz;

/// <summary>Inputs of the target "image": images that a real server sent, as <see cref="SpiceImageRow"/> has them.</summary>
internal static class ImageInputs
{
    private const int DescriptorLength = 18;
    private const int LongestPayload = 1500;
    private const int MostInARow = 10;

    /// <summary>A row of small images.</summary>
    /// <param name="messages">Of a display channel.</param>
    public static byte[] Row(IEnumerable<(ushort Type, byte[] Body)> messages) =>
    [
        .. messages.SelectMany(message => Recording.ImagesOf(message.Type, message.Body).Select(offset => (message.Body, Offset: (int)offset)))
            .Where(image => image.Body.Length - image.Offset <= LongestPayload + DescriptorLength)
            .DistinctBy(image => (image.Body[image.Offset + 8], image.Body[image.Offset + DescriptorLength], image.Body.Length / 500))
            .Take(MostInARow)
            .SelectMany(image => Entry(image.Body, image.Offset)),
    ];

    private static byte[] Entry(byte[] body, int offset)
    {
        var descriptor = body.AsSpan(offset);
        var payload = descriptor[DescriptorLength..].ToArray();
        var type = (ImageType)descriptor[8];
        Move(type, payload, offset);
        var header = new byte[SpiceImageRow.HeaderLength];
        header[0] = (byte)Array.IndexOf(SpiceImageRow.Types, type);
        header[1] = (byte)(descriptor[0] << 4 | descriptor[9]);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), (ushort)BinaryPrimitives.ReadUInt32LittleEndian(descriptor[10..]));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), (ushort)BinaryPrimitives.ReadUInt32LittleEndian(descriptor[14..]));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(6), payload.Length);
        return [.. header, .. payload];
    }

    // A palette's offset counts from the start of the message, which is another one now.
    private static void Move(ImageType type, byte[] payload, int by)
    {
        const byte FromCache = 2;
        var (flags, at) = type switch
        {
            ImageType.Bitmap => (payload[1], 14),
            ImageType.LzPalette => (payload[0], 5),
            _ => (FromCache, 0),
        };
        if ((flags & FromCache) == 0 && BinaryPrimitives.ReadInt32LittleEndian(payload.AsSpan(at)) is > 0 and var palette)
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(at), palette - by);
        }
    }
}
