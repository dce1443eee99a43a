using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What a display's EGL and GL do with dma-bufs: the table of functions behind the import ladder. Render thread, context current.</summary>
internal interface IDmaBufImages
{
    /// <summary>True when layouts can be told (EGL_EXT_image_dma_buf_import_modifiers).</summary>
    bool HasModifiers { get; }

    /// <summary>Asks whether the driver takes a format with a modifier. What it says has to be proven.</summary>
    /// <param name="format">The format.</param>
    /// <param name="modifier">The modifier; <see cref="Modifier.Implicit"/> for none.</param>
    /// <param name="externalOnly">True when it can only be sampled by samplerExternalOES.</param>
    bool Takes(FourCc format, ulong modifier, out bool externalOnly);

    /// <summary>Makes an image of a dma-buf.</summary>
    /// <param name="attributes">As eglCreateImageKHR takes them, with their end.</param>
    /// <param name="error">The EGL error when 0 is returned.</param>
    nint Create(ReadOnlySpan<int> attributes, out int error);

    /// <summary>Makes a texture that samples an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="external">True for samplerExternalOES.</param>
    /// <param name="error">What GL says when 0 is returned.</param>
    uint CreateTexture(nint image, bool external, out string error);

    /// <summary>Lets go of an image; textures that sample it keep its memory.</summary>
    void Destroy(nint image);
}
