using System.IO.Compression;
using Compositor.Contracts;
using SkiaSharp;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Made;

/// <summary>Sessions made by hand of what no server here sends: kept beside the recordings of real ones, to be cut and mutated as they are.</summary>
internal static class MadeRecordings
{
    private static readonly Size Screen = new(180, 140);
    private static readonly Rect Place = new(10, 20, 64, 48);

    /// <summary>All, by their names.</summary>
    /// <param name="frames">Frames of H.264, of the size of <see cref="VideoSize"/>.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> All(byte[][] frames)
    {
        yield return ("made-talk", ServerTalk.Of(new Conversation(Screen)).Bytes);
        yield return ("made-trle", Tiles().Bytes);
        yield return ("made-tight", Tight().Bytes);
        yield return ("made-jpeg", Jpeg().Bytes);
        yield return ("made-h264", H264(frames).Bytes);
    }

    /// <summary>Pixels of the video.</summary>
    public static Size VideoSize => Place.Size;

    private static Conversation Tiles()
    {
        var writer = new TileWriter(new Random(9));
        for (var i = 0; i < Place.Width / 16 * (Place.Height / 16); i++)
        {
            _ = writer.Write(16, 16);
        }

        return new Conversation(Screen).AddRectangle(Place, Encoding.Trle, writer.Bytes).AddRectangle(new Rect(0, 0, 16, 16), Encoding.Trle, [1, 7, 8, 9]);
    }

    private static Conversation Tight()
    {
        var jpeg = Encode(SKEncodedImageFormat.Jpeg);
        var png = Encode(SKEncodedImageFormat.Png);
        var noise = new byte[Place.Width * Place.Height * 3];
        new Random(4).NextBytes(noise.AsSpan(0, 2000));
        return new Conversation(Screen)
            .AddRectangle(Place, Encoding.Tight, [0x80, 1, 2, 3])
            .AddRectangle(Place, Encoding.Tight, [0x00, .. Packed(noise)])
            .AddRectangle(Place, Encoding.Tight, [0x52, 2, .. Packed(noise)])
            .AddRectangle(Place, Encoding.Tight, [0x60, 1, 1, 9, 9, 9, 200, 1, 2, .. Packed(noise[..(Place.Width / 8 * Place.Height)])])
            .AddRectangle(Place, Encoding.Tight, [0x70, 1, 7, .. noise[..24], .. Packed(noise[..(Place.Width * Place.Height)])])
            .AddRectangle(new Rect(3, 4, 1, 3), Encoding.Tight, [0x4f, 0, .. noise[..9]])
            .AddRectangle(new Rect(3, 4, 1, 2), Encoding.Tight, [0x40, 2, 1, 2, 3, 4, 5, 6])
            .AddRectangle(Place, Encoding.Tight, [0x90, .. Length(jpeg.Length), .. jpeg])
            .AddRectangle(Place, Encoding.TightPng, [0xa0, .. Length(png.Length), .. png]);
    }

    private static Conversation Jpeg()
    {
        var jpeg = Encode(SKEncodedImageFormat.Jpeg);
        return new Conversation(Screen)
            .AddRectangle(Place, Encoding.Jpeg, jpeg)
            .AddRectangle(Place with { X = 90 }, Encoding.Jpeg, JpegFile.WithoutTables(jpeg))
            .AddRectangle(new Rect(0, 0, 1, 1), Encoding.Raw, [1, 2, 3, 0]);
    }

    // The second place begins with a frame that nobody can begin with; then all begin anew.
    private static Conversation H264(byte[][] frames)
    {
        var conversation = new Conversation(Screen).AddRectangle(Place with { X = 100 }, Encoding.H264, Video(0, frames[1]));
        foreach (var frame in frames)
        {
            conversation.AddRectangle(Place, Encoding.H264, Video(0, frame));
        }

        return conversation.AddRectangle(Place, Encoding.H264, Video(2, [.. frames[0], .. frames[1]])).AddRectangle(Place, Encoding.H264, Video(1, []));
    }

    private static byte[] Video(byte flags, byte[] frames) => [0, 0, (byte)(frames.Length >> 8), (byte)frames.Length, 0, 0, 0, flags, .. frames];

    private static byte[] Encode(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(Place.Width, Place.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        for (var i = 0; i < Place.Width * Place.Height; i++)
        {
            bitmap.SetPixel(i % Place.Width, i / Place.Width, new SKColor((byte)(i % 256), (byte)(i / 16), 90));
        }

        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return [.. Length((int)packed.Length), .. packed.ToArray()];
    }

    // Seven bits, seven bits, eight bits.
    private static byte[] Length(int length) => [(byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)(length >> 14)];
}
