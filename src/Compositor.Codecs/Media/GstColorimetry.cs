namespace Compositor.Codecs;

/// <summary>GstVideoColorimetry: what the numbers of a picture mean.</summary>
internal struct GstColorimetry
{
    public const int FullRange = 1;
    public const int LimitedRange = 2;
    public const int Bt709 = 3;
    public const int Bt601 = 4;
    public const int Bt2020 = 6;

    public int Range;
    public int Matrix;
    public int Transfer;
    public int Primaries;
}
