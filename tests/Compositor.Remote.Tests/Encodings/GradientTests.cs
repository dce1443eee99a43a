using System.IO.Compression;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Made;
using Xunit;

namespace Compositor.Remote.Tests.Encodings;

/// <summary>Tight's gradient filter by an encoder of its own; TightVNC's server has it as well (Real/DesktopTests).</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(64, 50)]
    public async Task Differences_to_what_the_neighbours_foretell_become_pixels(int width, int height)
    {
        var random = new Random(3);
        var pixels = Enumerable.Range(0, width * height).Select(i => random.Next(1 << 24)).ToArray();
        var differences = Encode(pixels, width);
        byte[] body = [0x40, 2, .. differences.Length < 12 ? differences : Pack(differences)];
        var (_, picture) = await new Conversation(new Size(width, height)).AddRectangle(new Rect(0, 0, width, height), Plugins.Remote.Encoding.Tight, body).PlayAsync();
        Assert.Equal(0, new PixelGrid(width, height, pixels).DifferencesTo(picture!));
    }

    private static byte[] Encode(int[] pixels, int width)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            foreach (var shift in (int[])[16, 8, 0])
            {
                var foretold = Math.Clamp(At(i - 1, i % width > 0, shift) + At(i - width, i >= width, shift) - At(i - width - 1, i >= width && i % width > 0, shift), 0, 255);
                bytes.Add((byte)(((pixels[i] >> shift) & 255) - foretold));
            }
        }

        return [.. bytes];

        int At(int index, bool isThere, int shift) => isThere ? (pixels[index] >> shift) & 255 : 0;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        var length = (int)packed.Length;
        return [(byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)(length >> 14), .. packed.ToArray()];
    }
}
