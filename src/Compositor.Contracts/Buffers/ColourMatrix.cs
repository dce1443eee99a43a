namespace Compositor.Contracts;

/// <summary>How luminance and colour differences were made of red, green and blue.</summary>
public enum ColourMatrix
{
    /// <summary>ITU-R BT.601: television of old, JPEG.</summary>
    Bt601,

    /// <summary>ITU-R BT.709: high definition.</summary>
    Bt709,

    /// <summary>ITU-R BT.2020 with non-constant luminance: ultra high definition.</summary>
    Bt2020,
}
