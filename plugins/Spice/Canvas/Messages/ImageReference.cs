namespace Compositor.Plugins.Spice;

/// <summary>Reads where a message describes its images.</summary>
internal static class ImageReference
{
    /// <summary>Bytes of an image's descriptor before its kind.</summary>
    private const int IdLength = 8;

    private const byte SurfaceKind = 104;

    /// <exception cref="SpiceException">There is no image where there must be one.</exception>
    public static uint Read(ref BodyReader body) =>
        body.ReadUInt32() is not 0 and var offset ? offset : throw new SpiceException("a message lacks its image");

    /// <summary>True where the image is a surface.</summary>
    public static bool IsSurface(ReadOnlySpan<byte> body, uint offset)
    {
        var reader = new BodyReader(body).At(offset);
        reader.ReadBytes(IdLength);
        return reader.ReadByte() == SurfaceKind;
    }
}
