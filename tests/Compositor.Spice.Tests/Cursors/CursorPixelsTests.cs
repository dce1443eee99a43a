using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Cursors;

public sealed class CursorPixelsTests
{
    private const uint Black = 0xff000000;
    private const uint White = 0xffffffff;

    [Fact]
    public void Alpha_is_taken_as_it_is() =>
        Assert.Equal([0x80123456u, 0u], Decode(CursorKind.Alpha, 2, 1, [0x56, 0x34, 0x12, 0x80, 9, 9, 9, 0]));

    [Fact]
    public void A_mask_of_one_bit_keeps_blackens_whitens_and_inverts() =>

        // Four pixels: black, white, transparent, inverting; the transparent one becomes the inverting one's edge.
        Assert.Equal([Black, White, White, Black], Decode(CursorKind.Mono, 4, 1, [0b0011_0000, 0b0101_0000]));

    [Fact]
    public void Colours_come_with_palette_and_mask()
    {
        var palette = new byte[64];
        (palette[4], palette[5], palette[6]) = (0x33, 0x22, 0x11);
        Assert.Equal([0xff112233u, 0u], Decode(CursorKind.Color4, 2, 1, [0x10, .. palette, 0b0100_0000]));
        Assert.Equal([0xff0000ffu, Black], Decode(CursorKind.Color16, 2, 1, [0x1f, 0, 0, 0, 0]));
        Assert.Equal([0xff030201u, Black], Decode(CursorKind.Color24, 2, 1, [1, 2, 3, 255, 255, 255, 0b0100_0000]));
        Assert.Equal([0xff030201u, 0u], Decode(CursorKind.Color32, 2, 1, [1, 2, 3, 77, 0, 0, 0, 0, 0b0100_0000]));
        var wide = new byte[1024];
        (wide[1020], wide[1021], wide[1022]) = (1, 2, 3);
        Assert.Equal([0xff030201u], Decode(CursorKind.Color8, 1, 1, [255, .. wide, 0]));
    }

    [Fact]
    public void Too_few_bytes_and_unknown_kinds_are_refused()
    {
        foreach (var kind in Enum.GetValues<CursorKind>())
        {
            Assert.Throws<SpiceException>(() => CursorPixels.Decode(kind, 64, 64, new byte[100]));
        }

        Assert.Throws<SpiceException>(() => CursorPixels.Decode((CursorKind)99, 1, 1, new byte[100]));
    }

    private static uint[] Decode(CursorKind kind, int width, int height, byte[] data) =>
        [.. CursorPixels.Decode(kind, width, height, data).Chunk(4).Select(bytes => BitConverter.ToUInt32(bytes))];
}
