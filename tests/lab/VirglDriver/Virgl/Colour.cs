using System.Globalization;

namespace Compositor.VirglDriver;

/// <summary>A colour, written as RRGGBB.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>As it lies in the memory of a picture.</summary>
    public uint Pixel => ((uint)Red << 16) | ((uint)Green << 8) | Blue;

    /// <summary>Reads RRGGBB.</summary>
    /// <exception cref="DriverException">It is not.</exception>
    public static Colour Parse(string text) =>
        text.Length == 6 && uint.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var pixel)
            ? FromPixel(pixel)
            : throw new DriverException($"\"{text}\" is no colour; one is RRGGBB");

    /// <summary>The colour of 0xRRGGBB.</summary>
    public static Colour FromPixel(uint pixel) => new((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel);

    /// <inheritdoc/>
    public override string ToString() => Pixel.ToString("x6", CultureInfo.InvariantCulture);
}
