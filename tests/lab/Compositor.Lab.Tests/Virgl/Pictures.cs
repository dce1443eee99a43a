using Compositor.EndToEnd.Tests.Peers;
using Compositor.Lab.Tests.Machine;
using SkiaSharp;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>Leaves pictures in artifacts/lab for people to look at.</summary>
internal static class Pictures
{
    /// <summary>Writes a PNG.</summary>
    /// <param name="picture">What.</param>
    /// <param name="name">Without its ending.</param>
    public static void Keep(PixelGrid picture, string name)
    {
        using var bitmap = new SKBitmap(picture.Width, picture.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        bitmap.Pixels = [.. Enumerable.Range(0, picture.Width * picture.Height).Select(i => new SKColor(0xff000000 | (uint)picture.At(i % picture.Width, i / picture.Width)))];
        using var file = File.Create(Path.Combine(LabFolders.Artifacts, $"{name}.png"));
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }
}
