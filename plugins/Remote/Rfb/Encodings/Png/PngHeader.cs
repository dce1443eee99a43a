using System.Buffers.Binary;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What the first chunk of a PNG file says (W3C, "Portable Network Graphics", 11.2.2).</summary>
/// <param name="Colours">How a pixel is made of samples.</param>
/// <param name="Bits">Of a sample: 1, 2, 4 or 8.</param>
internal readonly record struct PngHeader(PngColours Colours, int Bits)
{
    /// <summary>Bytes of the chunk.</summary>
    public const int Length = 13;

    /// <summary>Bits of a pixel.</summary>
    public int PixelBits => Bits * Colours switch
    {
        PngColours.RedGreenBlue => 3,
        PngColours.GreyAlpha => 2,
        PngColours.RedGreenBlueAlpha => 4,
        _ => 1,
    };

    /// <summary>Reads one.</summary>
    /// <param name="chunk">Its bytes.</param>
    /// <param name="size">What the picture must have.</param>
    /// <exception cref="RfbException">It has another size, or is of a kind that no server sends.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> chunk, Size size)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk), BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]));
        if (width != size.Width || height != size.Height)
        {
            throw new RfbException($"a PNG picture of {size} pixels has {width}x{height}");
        }

        var (bits, colours, ways) = (chunk[8], (PngColours)chunk[9], (chunk[10], chunk[11], chunk[12]));
        var isKnown = bits == 8 ? Enum.IsDefined(colours) : bits is 1 or 2 or 4 && colours is PngColours.Grey or PngColours.Palette;
        return isKnown && ways == (0, 0, 0)
            ? new PngHeader(colours, bits)
            : throw new RfbException($"a PNG picture is of an unknown kind ({bits} bits, colours {(int)colours}, {ways})");
    }
}
