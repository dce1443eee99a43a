using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>What a display shows and its heads are parts of. Under the lock of the display's heads.</summary>
internal interface IDisplayPicture
{
    /// <summary>Pixels.</summary>
    Size Size { get; }

    /// <summary>A buffer of a part, with a descriptor of its own, to attach to a head.</summary>
    /// <param name="part">In the picture; not empty.</param>
    /// <exception cref="SourceException">It cannot be shown.</exception>
    SurfaceBuffer CreateBuffer(Rect part);
}
