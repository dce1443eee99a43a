namespace Compositor.Contracts;

/// <summary>What <see cref="LiveCount"/> counts.</summary>
public enum LiveKind
{
    /// <summary><see cref="SafeFd"/> objects that are not disposed.</summary>
    Descriptor,

    /// <summary><see cref="SurfaceBuffer"/> objects that are not disposed.</summary>
    Buffer,

    /// <summary>Textures, images and mappings of buffers that the renderer holds.</summary>
    Import,
}
