using System.Buffers.Binary;

namespace Compositor.Rendering;

/// <summary>Red, green, blue and perhaps alpha in one little-endian number.</summary>
internal sealed class PackedTrialFormat(
    string code, int bytes, int redAt, int greenAt, int blueAt, int redBits, int greenBits, int blueBits, int alphaAt, int alphaBits, int tolerance)
    : TrialFormat(Code(code), tolerance)
{
    /// <inheritdoc/>
    public override int BytesPerPixel => bytes;

    /// <inheritdoc/>
    public override int Planes => 1;

    /// <inheritdoc/>
    public override void Write(int plane, int y, int turn, Span<byte> row)
    {
        // Also the unused bits are noise: nobody may look at them.
        for (var x = 0; x < row.Length / bytes; x++)
        {
            if (bytes == 2)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(row[(x * 2)..], (ushort)Noise(x, y, turn));
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(row[(x * 4)..], Noise(x, y, turn));
            }
        }
    }

    /// <inheritdoc/>
    public override uint Expect(int x, int y, int turn, out uint mask)
    {
        var pixel = Noise(x, y, turn);
        mask = alphaBits > 0 ? 0xffffffff : 0x00ffffff;
        return Channel(pixel, redAt, redBits) | (Channel(pixel, greenAt, greenBits) << 8) | (Channel(pixel, blueAt, blueBits) << 16)
            | (alphaBits > 0 ? Channel(pixel, alphaAt, alphaBits) << 24 : 0);
    }

    private static uint Channel(uint pixel, int at, int bits)
    {
        var most = (1u << bits) - 1;
        return ((((pixel >> at) & most) * 255) + (most / 2)) / most;
    }
}
