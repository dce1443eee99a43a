using SkiaSharp;

namespace Compositor.Spice.Tests.Streams;

/// <summary>Frames for streams.</summary>
internal static class StreamPictures
{
    public const uint Red = 0xe02010;
    public const uint Blue = 0x1030d0;
    public const uint Green = 0x20c040;

    /// <summary>A JPEG picture whose upper half is one colour and whose lower half another.</summary>
    public static byte[] Jpeg(uint upper, uint lower, int width = 16, int height = 16)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var i = 0; i < width * height; i++)
        {
            bitmap.SetPixel(i % width, i / width, new SKColor(0xff000000 | (i / width < height / 2 ? upper : lower)));
        }

        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        return file.ToArray();
    }

    /// <summary>A JPEG picture of one colour.</summary>
    public static byte[] Jpeg(uint colour) => Jpeg(colour, colour);

    /// <summary>A frame of Streams/Frames: "vp8", "vp9", "h264"; 0 to 2.</summary>
    public static byte[] Frame(string codec, int number) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Streams/Frames", $"{codec}-{number}.bin"));
}
