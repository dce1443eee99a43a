using System.Buffers.Binary;

namespace Compositor.Rendering;

/// <summary>
/// A plane of luminance, and one of colour at half width and height, U before V; narrow range, BT.601 as pictures of this height are hinted.
/// </summary>
/// <param name="code">NV12, or P010.</param>
/// <param name="bytes">1 for 8 bits; 2 for 10 bits in the high bits of 16.</param>
internal sealed class YuvTrialFormat(string code, int bytes) : TrialFormat(Code(code), tolerance: 2)
{
    private const int Black = 16;
    private const int LuminanceRange = 219;
    private const int ColourRange = 224;
    private const int Grey = 128;

    // Colour is the same in blocks, because drivers may smooth it from one sample to the next; pixels at their edges are not looked at.
    private const int Block = 16;
    private const int Edge = 2;

    /// <inheritdoc/>
    public override int BytesPerPixel => bytes;

    /// <inheritdoc/>
    public override int Planes => 2;

    /// <inheritdoc/>
    public override void Write(int plane, int y, int turn, Span<byte> row)
    {
        for (var i = 0; i < row.Length / bytes; i++)
        {
            var value = plane == 0 ? Luminance(i, y, turn) : Colour(i & 1, i & ~1, y * 2, turn);
            if (bytes == 1)
            {
                row[i] = (byte)value;
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(row[(i * 2)..], (ushort)(value << 8));
            }
        }
    }

    /// <inheritdoc/>
    public override uint Expect(int x, int y, int turn, out uint mask)
    {
        mask = x % Block is < Edge or >= Block - Edge || y % Block is < Edge or >= Block - Edge ? 0u : 0x00ffffffu;
        var luminance = (Luminance(x, y, turn) - Black) / (double)LuminanceRange;
        var u = (Colour(0, x, y, turn) - Grey) / (double)ColourRange;
        var v = (Colour(1, x, y, turn) - Grey) / (double)ColourRange;
        return Byte(luminance + (1.402 * v))
            | (Byte(luminance - (0.344136 * u) - (0.714136 * v)) << 8)
            | (Byte(luminance + (1.772 * u)) << 16);
    }

    private static int Luminance(int x, int y, int turn) => Black + (int)(Noise(x, y, turn) % (LuminanceRange + 1));

    // A moderate range, so that little is cut at black and white.
    private static int Colour(int which, int x, int y, int turn) => Grey - 48 + (int)(Noise((x / Block) + (which * 1000), y / Block, turn + 7) % 97);

    private static uint Byte(double value) => (uint)Math.Round(Math.Clamp(value, 0, 1) * 255);
}
