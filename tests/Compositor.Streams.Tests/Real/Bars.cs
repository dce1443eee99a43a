using System.Buffers.Binary;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Streams.Tests.Real;

/// <summary>
/// Seven colour bars as frames of numbers, counted here from the definitions of ITU-R BT.601, BT.709 and BT.2020: what a camera would send that
/// keeps to them. GStreamer's own converter counts in eight bits and is up to four steps off.
/// </summary>
internal static class Bars
{
    public const int Width = 322;
    public const int Height = 120;

    private const int Bar = Width / 7;

    private static readonly int[] Colours = [0xffffff, 0xc0c000, 0x00ffff, 0x10c020, 0xff00ff, 0xe03010, 0x0000ff];

    /// <summary>Writes frames as GStreamer lays them: rows of whole words.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="format">I420, NV12, P010_10LE or BGRx.</param>
    /// <param name="colour">"601-limited" ...</param>
    /// <param name="frames">How many, all the same.</param>
    public static void Write(string path, string format, string colour, int frames)
    {
        var frame = Frame(format, colour);
        using var file = File.Create(path);
        for (var i = 0; i < frames; i++)
        {
            file.Write(frame);
        }
    }

    /// <summary>How far a picture is from the bars at most, of 255; without the pixels beside their edges, whose colour is shared.</summary>
    public static int DistanceTo(PixelGrid picture)
    {
        if ((picture.Width, picture.Height) != (Width, Height))
        {
            return 255;
        }

        return Enumerable.Range(0, Colours.Length).Max(bar =>
            picture.Cut((bar * Bar) + 2, 2, Bar - 4, Height - 4).DistanceTo(new PixelGrid(Bar - 4, Height - 4, [.. Enumerable.Repeat(Colours[bar], (Bar - 4) * (Height - 4))])));
    }

    private static byte[] Frame(string format, string colour)
    {
        var bytes = new MemoryStream();
        var (unit, step) = format == "P010_10LE" ? (4, 2) : (1, 1);
        if (format == "BGRx")
        {
            for (var i = 0; i < Width * Height; i++)
            {
                var rgb = Colours[i % Width / Bar];
                bytes.Write([(byte)rgb, (byte)(rgb >> 8), (byte)(rgb >> 16), 0]);
            }

            return bytes.ToArray();
        }

        var numbers = Array.ConvertAll(Colours, rgb => Numbers(rgb, colour, unit));
        Plane(bytes, Height, Width * step, x => [numbers[x / Bar].Y], Width, step);
        if (format == "I420")
        {
            Plane(bytes, Height / 2, Width / 2, x => [numbers[x * 2 / Bar].U], Width / 2, step);
            Plane(bytes, Height / 2, Width / 2, x => [numbers[x * 2 / Bar].V], Width / 2, step);
        }
        else
        {
            Plane(bytes, Height / 2, Width * step, x => [numbers[x * 2 / Bar].U, numbers[x * 2 / Bar].V], Width / 2, step);
        }

        return bytes.ToArray();
    }

    private static void Plane(MemoryStream bytes, int rows, int row, Func<int, int[]> samples, int count, int step)
    {
        var line = new byte[(row + 3) & ~3];
        var at = 0;
        for (var x = 0; x < count; x++)
        {
            foreach (var sample in samples(x))
            {
                if (step == 2)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(line.AsSpan(at), (ushort)(sample << 6));
                }
                else
                {
                    line[at] = (byte)sample;
                }

                at += step;
            }
        }

        for (var y = 0; y < rows; y++)
        {
            bytes.Write(line);
        }
    }

    private static (int Y, int U, int V) Numbers(int rgb, string colour, int unit)
    {
        var parts = colour.Split('-');
        var (kr, kb) = parts[0] switch { "601" => (0.299, 0.114), "709" => (0.2126, 0.0722), _ => (0.2627, 0.0593) };
        var (r, g, b) = (((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
        var y = (kr * r) + ((1 - kr - kb) * g) + (kb * b);
        var (u, v) = ((b - y) / (2 * (1 - kb)), (r - y) / (2 * (1 - kr)));
        var most = (256 * unit) - 1;
        return parts[1] == "full"
            ? (Round(y * most), Math.Min(most, Round((u * most) + (128 * unit))), Math.Min(most, Round((v * most) + (128 * unit))))
            : (Round(((219 * y) + 16) * unit), Round(((224 * u) + 128) * unit), Round(((224 * v) + 128) * unit));
    }

    private static int Round(double number) => (int)Math.Round(number);
}
