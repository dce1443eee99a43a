using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>The trial's own idea of formats, against the order of bytes as drm_fourcc.h has it.</summary>
public sealed class TrialFormatTests
{
    [Theory]
    [InlineData("XR24", 2, 1, 0, -1)]
    [InlineData("AR24", 2, 1, 0, 3)]
    [InlineData("XB24", 0, 1, 2, -1)]
    [InlineData("AB24", 0, 1, 2, 3)]
    public void Bytes_are_where_the_format_says(string code, int red, int green, int blue, int alpha)
    {
        var format = Find(code);
        var row = new byte[TrialLayout.PictureSize.Width * 4];
        format.Write(0, 5, 1, row);
        for (var x = 0; x < TrialLayout.PictureSize.Width; x++)
        {
            var pixel = row.AsSpan(x * 4, 4);
            var expected = format.Expect(x, 5, 1, out var mask);
            Assert.Equal(alpha < 0 ? 0x00ffffffu : 0xffffffffu, mask);
            Assert.Equal(pixel[red], (byte)expected);
            Assert.Equal(pixel[green], (byte)(expected >> 8));
            Assert.Equal(pixel[blue], (byte)(expected >> 16));
            Assert.Equal(alpha < 0 ? (byte)0 : pixel[alpha], (byte)(expected >> 24));
        }
    }

    [Theory]
    [InlineData("XR30", 20, 0)]
    [InlineData("AR30", 20, 0)]
    [InlineData("XB30", 0, 20)]
    [InlineData("AB30", 0, 20)]
    public void Ten_bits_are_where_the_format_says(string code, int red, int blue)
    {
        var format = Find(code);
        var row = new byte[4 * 16];
        format.Write(0, 0, 0, row);
        for (var x = 0; x < 16; x++)
        {
            var pixel = BitConverter.ToUInt32(row, x * 4);
            var expected = format.Expect(x, 0, 0, out _);
            Assert.Equal(Math.Round(((pixel >> red) & 1023) * 255 / 1023.0), expected & 0xff);
            Assert.Equal(Math.Round(((pixel >> 10) & 1023) * 255 / 1023.0), (expected >> 8) & 0xff);
            Assert.Equal(Math.Round(((pixel >> blue) & 1023) * 255 / 1023.0), (expected >> 16) & 0xff);
        }
    }

    [Fact]
    public void Sixteen_bits_are_five_six_five()
    {
        var format = Find("RG16");
        var row = new byte[2 * 16];
        format.Write(0, 0, 0, row);
        for (var x = 0; x < 16; x++)
        {
            var pixel = BitConverter.ToUInt16(row, x * 2);
            var expected = format.Expect(x, 0, 0, out _);
            Assert.Equal(Math.Round((pixel >> 11) * 255 / 31.0), expected & 0xff);
            Assert.Equal(Math.Round(((pixel >> 5) & 63) * 255 / 63.0), (expected >> 8) & 0xff);
            Assert.Equal(Math.Round((pixel & 31) * 255 / 31.0), (expected >> 16) & 0xff);
        }
    }

    [Theory]
    [InlineData("NV12", 1)]
    [InlineData("P010", 2)]
    public void Colours_apart_are_converted_as_BT601_says(string code, int bytes)
    {
        var format = Find(code);
        var layout = TrialLayout.Of(format, TrialLayout.PictureSize);
        var memory = new byte[layout.Length];
        layout.Write(memory, 3);
        var compared = 0;
        foreach (var (x, y) in new[] { (2, 2), (13, 13), (40, 40), (200, 60), (7, 53), (123, 21) })
        {
            // The definition, by the numbers of the standard and not of the code under test.
            var luminance = Read(memory, layout.OffsetOf(0) + (y * layout.Stride) + (x * bytes), bytes);
            var u = Read(memory, layout.OffsetOf(1) + (y / 2 * layout.Stride) + (x / 2 * 2 * bytes), bytes);
            var v = Read(memory, layout.OffsetOf(1) + (y / 2 * layout.Stride) + ((x / 2 * 2 * bytes) + bytes), bytes);
            var (c, d, e) = (luminance - 16, u - 128, v - 128);
            var expected = format.Expect(x, y, 3, out var mask);
            if (mask != 0)
            {
                Assert.True(TrialJudge.IsNear(Pack(((298.082 * c) + (408.583 * e)) / 256, ((298.082 * c) - (100.291 * d) - (208.120 * e)) / 256, ((298.082 * c) + (516.411 * d)) / 256), expected, mask, 1));
                compared++;
            }
        }

        Assert.True(compared >= 4);
    }

    [Fact]
    public void Every_turn_is_another_picture()
    {
        var differences = 0;
        foreach (var format in TrialFormat.Known.Select(code => TrialFormat.Find(code)!))
        {
            for (var i = 0; i < 100; i++)
            {
                var (first, second) = (format.Expect(i * 2, 7, 0, out var mask), format.Expect(i * 2, 7, 1, out _));
                differences += (first & mask) != (second & mask) ? 1 : 0;
            }
        }

        Assert.True(differences > TrialFormat.Known.Count * 60, $"{differences}");
    }

    [Fact]
    public void An_unknown_format_is_not_known() => Assert.Null(TrialFormat.Find(new FourCc(0x5a5a5a5a)));

    private static TrialFormat Find(string code) => TrialFormat.Find(TrialRequest.TryParseFormat(code, out var format) ? format : default)!;

    private static double Read(byte[] memory, long at, int bytes) => bytes == 1 ? memory[at] : BitConverter.ToUInt16(memory, (int)at) / 256.0;

    private static uint Pack(double red, double green, double blue) => Clamp(red) | (Clamp(green) << 8) | (Clamp(blue) << 16);

    private static uint Clamp(double value) => (uint)Math.Clamp(Math.Round(value), 0, 255);
}
