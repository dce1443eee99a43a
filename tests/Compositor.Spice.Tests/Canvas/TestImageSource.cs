using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Decodes the images of the tests, and counts those that were touched only.</summary>
internal sealed class TestImageSource : IImageSource
{
    public ISurfacePixels? Surfaces { get; set; }

    public int Touched { get; private set; }

    public int Decoded { get; private set; }

    public bool HasReadScreen { get; private set; }

    public PixelView Decode(ReadOnlySpan<byte> body, uint offset, Scratch scratch)
    {
        Decoded++;
        var reader = new BodyReader(body).At(offset);
        reader.ReadUInt64();
        var type = reader.ReadByte();
        reader.ReadByte();
        var (width, height) = (reader.ReadInt32(), reader.ReadInt32());
        if (type == 104)
        {
            var surface = reader.ReadUInt32();
            HasReadScreen |= surface == 0;
            return Surfaces!.PixelsOf(surface);
        }

        if (type != 0)
        {
            throw new SpiceException("an image of an unknown type");
        }

        var kind = (PixelKind)reader.ReadByte();
        if (!Enum.IsDefined(kind) || width <= 0 || height <= 0 || (long)width * height * 4 > reader.Left)
        {
            throw new SpiceException("an image cannot be right");
        }

        var pixels = scratch.Rent(width, height);
        foreach (ref var pixel in pixels)
        {
            pixel = reader.ReadUInt32();
            pixel = kind switch
            {
                PixelKind.Mask => pixel == 0 ? 0 : uint.MaxValue,
                PixelKind.Alpha => pixel & 0xff000000,
                _ => pixel,
            };
        }

        return new PixelView(pixels, width, height, width, kind);
    }

    public void Touch(ReadOnlySpan<byte> body, uint offset, Scratch scratch) => Touched++;
}
