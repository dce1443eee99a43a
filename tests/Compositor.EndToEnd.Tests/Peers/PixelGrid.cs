using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A picture as rows of 0xRRGGBB, from a PNG of ours or a PPM of QEMU's screendump.</summary>
internal sealed class PixelGrid(int width, int height, int[] pixels)
{
    public int Width => width;

    public int Height => height;

    public static PixelGrid FromPng(string path)
    {
        using var bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"{path} is not a picture");
        return new PixelGrid(bitmap.Width, bitmap.Height, Array.ConvertAll(bitmap.Pixels, static colour => (int)((uint)colour & 0xffffff)));
    }

    /// <summary>Reads a binary PPM (P6), as QEMU writes it.</summary>
    public static PixelGrid FromPpm(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var position = 0;
        string Word()
        {
            var word = new StringBuilder();
            while (position < bytes.Length && !char.IsWhiteSpace((char)bytes[position]))
            {
                word.Append((char)bytes[position++]);
            }

            position++;
            return word.ToString();
        }

        if (Word() != "P6")
        {
            throw new InvalidDataException($"{path} is not a PPM");
        }

        var width = int.Parse(Word(), CultureInfo.InvariantCulture);
        var height = int.Parse(Word(), CultureInfo.InvariantCulture);
        _ = Word();
        var pixels = new int[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (bytes[position + (3 * i)] << 16) | (bytes[position + (3 * i) + 1] << 8) | bytes[position + (3 * i) + 2];
        }

        return new PixelGrid(width, height, pixels);
    }

    /// <summary>Writes it for people to look at.</summary>
    public void SavePng(string path)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque)
        {
            Pixels = Array.ConvertAll(pixels, static pixel => new SKColor((uint)pixel | 0xff000000)),
        };
        using var file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>One pixel, 0xRRGGBB.</summary>
    public int At(int x, int y) => pixels[(y * width) + x];

    public PixelGrid Cut(int x, int y, int cutWidth, int cutHeight)
    {
        var cut = new int[cutWidth * cutHeight];
        for (var row = 0; row < cutHeight; row++)
        {
            Array.Copy(pixels, ((y + row) * width) + x, cut, row * cutWidth, cutWidth);
        }

        return new PixelGrid(cutWidth, cutHeight, cut);
    }

    /// <summary>How far the colours are apart at most, of 255; 255 when the sizes differ.</summary>
    public int DistanceTo(PixelGrid other)
    {
        if (other.Width != width || other.Height != height)
        {
            return 255;
        }

        var distance = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (one, two) = (pixels[i], other.At(i));
            for (var shift = 0; one != two && shift < 24; shift += 8)
            {
                distance = Math.Max(distance, Math.Abs(((one >> shift) & 0xff) - ((two >> shift) & 0xff)));
            }
        }

        return distance;
    }

    /// <summary>Pixels that differ; all of them when the sizes do.</summary>
    public int DifferencesTo(PixelGrid other)
    {
        if (other.Width != width || other.Height != height)
        {
            return Math.Max(pixels.Length, other.Width * other.Height);
        }

        var differences = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            differences += pixels[i] == other.At(i) ? 0 : 1;
        }

        return differences;
    }

    /// <summary>Peak signal-to-noise ratio in dB, for pictures that lost something on their way; infinite when they are equal.</summary>
    /// <exception cref="InvalidDataException">The sizes differ.</exception>
    public double PsnrTo(PixelGrid other)
    {
        if (other.Width != width || other.Height != height)
        {
            throw new InvalidDataException($"{this} is compared with {other}");
        }

        var squares = 0L;
        for (var i = 0; i < pixels.Length; i++)
        {
            for (var shift = 0; shift < 24; shift += 8)
            {
                long difference = ((pixels[i] >> shift) & 0xff) - ((other.At(i) >> shift) & 0xff);
                squares += difference * difference;
            }
        }

        return 10 * Math.Log10(255.0 * 255.0 * 3 * pixels.Length / squares);
    }

    /// <summary>The share of pixels, 0 to 1, that are of a kind.</summary>
    public double ShareOf(Predicate<int> isWanted) => (double)Array.FindAll(pixels, isWanted).Length / pixels.Length;

    /// <summary>True when it is not all of one colour: somebody drew something.</summary>
    public bool HasContent => Array.Exists(pixels, pixel => pixel != pixels[0]);

    public override string ToString() => $"{width}x{height}";

    private int At(int index) => pixels[index];
}
