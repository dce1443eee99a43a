namespace Compositor.Contracts;

/// <summary>What a clipboard can hold.</summary>
public enum ClipboardFormat
{
    /// <summary>UTF-8 without a NUL at its end; lines end with LF.</summary>
    Text,

    /// <summary>A picture, as the bytes of a PNG file.</summary>
    Png,
}
