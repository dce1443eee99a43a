using System.Buffers.Binary;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Images;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>Images that cannot be right, or that other clients die of, each copied to the screen.</summary>
internal static class HostileImages
{
    private const ushort CopyType = 304;

    private static readonly Box Place = new(2, 2, 6, 6);

    public static IEnumerable<HostileCase> All() =>
    [
        // The six that spice-gtk 0.42 dies of, with the ternary operation of HostileDraws.
        Copy("an image of type 55", "no images of type 55", ImageWriter.Image(55, 4, 4).U32(0).Bytes),
        Copy("a QUIC image of another width than its descriptor's", "pixels carries one of", Quic(widthBy: 1)),
        Copy("a QUIC image whose bits end early", "QUIC", Quic(keep: 0.3)),
        Copy("a QUIC image whose bits are others", "QUIC stream ends", Quic(flip: 0x5a)),
        Copy("a bitmap of one bit in little-endian order", null, ImageWriter.Bitmap(1, 4, 4, 1, [0x5, 0xa, 0x5, 0xa], palette: [0, 0xffffff])),
        Copy("LZ4 with alpha alone", null, ImageWriter.Lz4(10, 4, 4, true, [0xf0, 1, .. new byte[16]])),

        Copy("an image of the cache that was never sent", "not in the cache", ImageWriter.Image(103, 4, 4, id: 99).Bytes),
        Copy("a lossless image of the cache that was never sent", "not in the cache", ImageWriter.Image(106, 4, 4, id: 99).Bytes),
        Copy("a surface that is not there as an image", "surface that is not there", ImageWriter.Image(104, 4, 4).U32(9).Bytes),
        Copy("a picture whose bytes cannot be counted by 32 bits", "65536x65536", ImageWriter.Bitmap(8, 65536, 65536, 65536 * 4U, new byte[64])),
        Copy("a picture of four thousand million columns", "cannot have rows", ImageWriter.Bitmap(8, uint.MaxValue, 1, 16, new byte[64])),
        Copy("a QUIC picture that is larger than any", "cannot be", ImageWriter.Image(1, 40000, 40000).Sized(new ImageWriter().U32(0x43495551, 0, 4, 40000, 40000).U8(new byte[64]).Bytes).Bytes),
        Copy("an LZ picture that is larger than any", "cannot be", Header(ImageWriter.Lz(8, 40000, 40000, 160000, new byte[64]), 40000, 40000)),
        Copy("rows whose lengths overflow", "cannot have rows", ImageWriter.Bitmap(8, 4, 4, 0xfffffff0, new byte[64])),
        Copy("rows that are shorter than their pixels", "cannot have rows", ImageWriter.Bitmap(8, 4, 4, 15, new byte[64])),
        Copy("rows that are not there", "cannot have rows", ImageWriter.Bitmap(8, 4, 4, 16, new byte[60])),
        Copy("a palette of nothing", "palette cannot have 0", ImageWriter.Bitmap(5, 4, 4, 4, new byte[16], palette: [])),
        Copy("a palette that ends early", "ends before", Cut(ImageWriter.Bitmap(5, 4, 4, 4, new byte[16], palette: [1, 2, 3]), 1)),
        Copy("a palette that has fewer colours than are used", null, ImageWriter.Bitmap(5, 4, 4, 4, [.. Enumerable.Repeat((byte)200, 16)], palette: [1, 2])),
        Copy("a palette of the cache that was never sent", "palette that is not in the cache", ImageWriter.Image(100, 4, 1).U8(2).U32(8).U64(3).U8(new byte[8]).Bytes),
        Copy("indices without a palette", "no palette", ImageWriter.Bitmap(5, 4, 4, 4, new byte[16])),
        Copy("a copy within LZ from before its start", "LZ", ImageWriter.Lz(8, 4, 4, 16, [0b010_00000, 0])),
        Copy("LZ that ends early", "", ImageWriter.Lz(8, 4, 4, 16, [31, 1, 2, 3])),
        Copy("a copy within GLZ from an image that is not there", "refers to one that is not there", ImageWriter.Glz(8, 4, 1, 7, 7, [0b100_0_0000, 0, 3])),
        Copy("a GLZ window before the first image", "before the first", ImageWriter.Glz(8, 4, 1, 7, 9, [3, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0])),
        Copy("GLZ inflated to more than it is", "", ImageWriter.Image(107, 4, 4).U32(0xffffffff).Sized(new byte[16]).Bytes),
        Copy("LZ4 blocks that end early", "LZ4", ImageWriter.Lz4(8, 4, 4, true, [0x40, 1, 2, 3, 4])),
        Copy("a picture that is no JPEG", "", ImageWriter.Image(105, 4, 4).Sized([.. "not a JPEG at all"u8]).Bytes),
    ];

    /// <summary>A copy of an image to the screen.</summary>
    private static HostileCase Copy(string name, string? reason, byte[] image) => new(name, ChannelKind.Display, reason, channel => channel.Send(CopyType, Message(image).Take()));

    private static MessageWriter Message(byte[] image) =>
        Relative(MessageWriter.Draw(Place), image).Box(new Box(0, 0, 4, 4)).U16(CanvasFixture.Put).U8(1).NoMask();

    // Images name their palettes by offsets of the message: ImageWriter counts from the image, which lies behind 21 + 40 bytes here.
    private static MessageWriter Relative(MessageWriter message, byte[] image)
    {
        const int Before = 21 + 4 + 16 + 2 + 1 + 13;
        var moved = (byte[])image.Clone();
        const int PaletteAt = 18 + 2 + 12;
        if (moved[8] == 0 && BinaryPrimitives.ReadUInt32LittleEndian(moved.AsSpan(PaletteAt)) is not 0 and var palette)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(moved.AsSpan(PaletteAt), palette + Before);
        }

        return message.Pointer(moved);
    }

    // A real server's image, changed.
    private static byte[] Quic(int widthBy = 0, double keep = 1, byte flip = 0)
    {
        const int Quic = 1;
        const int HeaderLength = 20;
        var (body, offset) = Recording.Read("quic").Where(message => message.Type == CopyType)
            .Select(message => (message.Body, Offset: (int)Recording.ImagesOf(message.Type, message.Body)[0])).First(found => found.Body[found.Offset + 8] == Quic);
        var image = body[offset..];
        var width = BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(10));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(10), (uint)(width + widthBy));
        var size = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(18));
        foreach (ref var each in image.AsSpan(22 + HeaderLength, size - HeaderLength))
        {
            each ^= flip;
        }

        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(18), HeaderLength + ((int)((size - HeaderLength) * keep) & ~3));
        return image;
    }

    private static byte[] Header(byte[] image, uint width, uint height)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(10), width);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(14), height);
        return image;
    }

    private static byte[] Cut(byte[] image, int bytes) => image[..^bytes];
}
