namespace Compositor.Spice.Tests.Images;

/// <summary>Decoding for tests.</summary>
internal static class ImageBenchPictures
{
    /// <summary>Decodes an image and copies it.</summary>
    public static Picture Decode(this ImageBench bench, byte[] body, uint offset = 0) =>
        Picture.Of(bench.Images.Decode(body, offset, bench.Scratch));
}
