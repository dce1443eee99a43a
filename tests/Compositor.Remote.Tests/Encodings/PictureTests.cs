using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Made;
using SkiaSharp;
using Xunit;

namespace Compositor.Remote.Tests.Encodings;

/// <summary>Pictures in rectangles, packed by another library: PNG of each colour type, JPEG without a length and without tables.</summary>
public sealed class PictureTests
{
    private static readonly Size Screen = new(200, 150);
    private static readonly Rect Place = new(11, 7, 160, 120);

    [Theory]
    [InlineData("png24")]
    [InlineData("png32")]
    [InlineData("png8")]
    [InlineData("grey")]
    [InlineData("grey-alpha")]
    [InlineData("two")]
    [InlineData("four")]
    [InlineData("sixteen")]
    public async Task A_PNG_picture_is_what_another_library_says(string kind)
    {
        Assert.SkipUnless(Tool.IsInstalled("convert"), "convert is not installed; on Debian: apt install imagemagick");
        using var workspace = new Workspace();
        string[] how = kind switch
        {
            "png24" => [$"PNG24:{workspace["p"]}"],
            "png32" => [$"PNG32:{workspace["p"]}"],
            "png8" => ["-colors", "200", $"PNG8:{workspace["p"]}"],
            "grey" => ["-colorspace", "gray", "-define", "png:color-type=0", "-define", "png:bit-depth=8", $"PNG:{workspace["p"]}"],
            "grey-alpha" => ["-colorspace", "gray", "-alpha", "on", "-define", "png:color-type=4", $"PNG:{workspace["p"]}"],
            "two" => ["-monochrome", "-define", "png:color-type=0", "-define", "png:bit-depth=1", $"PNG:{workspace["p"]}"],
            "four" => ["-colors", "4", "-define", "png:color-type=3", "-define", "png:bit-depth=2", $"PNG:{workspace["p"]}"],
            _ => ["-colors", "16", "-define", "png:color-type=3", "-define", "png:bit-depth=4", $"PNG:{workspace["p"]}"],
        };
        var made = await Tool.RunAsync("convert", ["rose:", "-resize", $"{Place.Width}x{Place.Height}!", .. how]);
        Assert.True(made.ExitCode == 0, made.Error);
        var png = await File.ReadAllBytesAsync(workspace["p"], TestContext.Current.CancellationToken);
        var (_, picture) = await new Conversation(Screen).AddRectangle(Place, Plugins.Remote.Encoding.TightPng, [0xa0, .. Length(png.Length), .. png]).PlayAsync();
        var expected = PixelGrid.FromPng(workspace["p"]);
        Assert.Equal(0, expected.DifferencesTo(picture!.Cut(Place.X, Place.Y, Place.Width, Place.Height)));
    }

    [Fact]
    public async Task A_PNG_picture_of_another_size_or_cut_short_ends_the_connection()
    {
        var png = Encode(Photograph(new Size(Place.Width + 1, Place.Height)), SKEncodedImageFormat.Png);
        Assert.Contains("has 161x120", await EndAsync(png), StringComparison.Ordinal);
        var right = Encode(Photograph(Place.Size), SKEncodedImageFormat.Png);
        Assert.Contains("is damaged", await EndAsync(right[..(right.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("does not begin as one", await EndAsync(new byte[200]), StringComparison.Ordinal);

        static async Task<string> EndAsync(byte[] png) =>
            (await new Conversation(Screen).AddRectangle(Place, Plugins.Remote.Encoding.TightPng, [0xa0, .. Length(png.Length), .. png]).PlayAsync()).Reason;
    }

    [Fact]
    public async Task JPEG_pictures_have_no_length_and_may_have_the_tables_of_the_one_before()
    {
        using var photograph = Photograph(Place.Size);
        var jpeg = Encode(photograph, SKEncodedImageFormat.Jpeg);
        var bare = JpegFile.WithoutTables(jpeg);
        Assert.True(bare.Length < jpeg.Length - 200);
        var lower = Place with { X = Place.X + 20, Y = Place.Y + 20 };
        var (reason, picture) = await new Conversation(Screen)
            .AddRectangle(Place, Plugins.Remote.Encoding.Jpeg, jpeg)
            .AddRectangle(lower, Plugins.Remote.Encoding.Jpeg, bare)
            .AddRectangle(new Rect(0, 0, 1, 1), Plugins.Remote.Encoding.Raw, [1, 2, 3, 0])
            .PlayAsync();
        Assert.Contains("has ended", reason, StringComparison.Ordinal);
        Assert.Equal(0x030201, picture!.At(0, 0));
        picture.SavePng(Workspace.Keep("jpeg-rectangles.png", "remote"));
        var expected = new PixelGrid(Place.Width, Place.Height, Array.ConvertAll(photograph.Pixels, colour => (int)((uint)colour & 0xffffff)));
        Assert.InRange(expected.PsnrTo(picture.Cut(lower.X, lower.Y, Place.Width, Place.Height)), 35, double.PositiveInfinity);
    }

    [Theory]
    [InlineData(0, "does not begin as one")]
    [InlineData(2, "no marker where one must be")]
    [InlineData(-2, "has ended")]
    public async Task A_damaged_JPEG_picture_ends_the_connection(int at, string reason)
    {
        using var photograph = Photograph(Place.Size);
        var jpeg = Encode(photograph, SKEncodedImageFormat.Jpeg);
        jpeg[at < 0 ? jpeg.Length + at : at] = 0x77;
        Assert.Contains(reason, (await new Conversation(Screen).AddRectangle(Place, Plugins.Remote.Encoding.Jpeg, jpeg).PlayAsync()).Reason, StringComparison.Ordinal);
    }

    private static SKBitmap Photograph(Size size)
    {
        // Smooth, so that JPEG keeps it well.
        var bitmap = new SKBitmap(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x + y), (byte)(128 + (100 * Math.Sin(x / 20.0))), (byte)(128 + (100 * Math.Cos(y / 15.0)))));
            }
        }

        return bitmap;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    // Seven bits, seven bits, eight bits.
    private static byte[] Length(int length) => [(byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)(length >> 14)];
}
