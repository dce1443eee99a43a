namespace Compositor.Rendering;

/// <summary>How source pixels become output pixels.</summary>
internal enum PictureFilter
{
    /// <summary>One is one.</summary>
    Copy,

    /// <summary>Each becomes a block of the same size: enlarged a whole number of times, edges stay sharp.</summary>
    Repeat,

    /// <summary>Between the four nearest.</summary>
    Bilinear,

    /// <summary>Made smaller by more than half: the average of those that fall on an output pixel.</summary>
    Average,
}
