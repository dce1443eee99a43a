namespace Compositor.Plugins.Spice;

/// <summary>An image in the GLZ window.</summary>
/// <param name="Pixmap">Its pixels in the order of its stream; one user is the window.</param>
/// <param name="Head">The id of the oldest image that this one and later ones may refer to.</param>
internal readonly record struct GlzImage(Pixmap Pixmap, ulong Head);
