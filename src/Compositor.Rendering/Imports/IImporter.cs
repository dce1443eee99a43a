using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>One rung of the import ladder: a way from a buffer to something that GL samples. Render thread.</summary>
internal interface IImporter
{
    /// <summary>Its name in reports.</summary>
    string Rung { get; }

    /// <summary>Why it cannot take a buffer of this kind; null when it can be tried; empty when it is not meant for such a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="pending">True when that is not known yet, and will be.</param>
    string? Refuse(SurfaceBuffer buffer, out bool pending);

    /// <summary>Takes a buffer; its canvas is not being drawn in meanwhile.</summary>
    /// <param name="buffer">The buffer; stays the surface's.</param>
    /// <param name="images">The images and mappings that the surface has of its buffers.</param>
    /// <param name="former">What the surface was shown with, or null. When it is not given back, the caller disposes it.</param>
    /// <exception cref="SourceException">The buffer cannot be taken in this way.</exception>
    SurfaceImport Import(SurfaceBuffer buffer, ImageCache images, SurfaceImport? former);
}
