namespace Compositor.Codecs;

/// <summary>A decoded picture: words 0xXXRRGGBB, top row first, without gaps. Valid until its decoder is called again.</summary>
public readonly ref struct VideoPicture
{
    /// <param name="pixels">Width × height words.</param>
    /// <param name="width">Pixels, from 1.</param>
    /// <param name="height">Rows, from 1.</param>
    public VideoPicture(ReadOnlySpan<uint> pixels, int width, int height)
    {
        Pixels = pixels;
        (Width, Height) = (width, height);
    }

    /// <summary>All rows; the top byte of a word means nothing.</summary>
    public ReadOnlySpan<uint> Pixels { get; }

    /// <summary>Pixels, from 1.</summary>
    public int Width { get; }

    /// <summary>Rows, from 1.</summary>
    public int Height { get; }
}
