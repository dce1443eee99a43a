namespace Compositor.Core;

/// <summary>What a surface has to show.</summary>
public enum SurfacePhase
{
    /// <summary>Never had a picture, or its head is switched off.</summary>
    Empty,

    /// <summary>Shows its guest.</summary>
    Live,

    /// <summary>Its source is away; the last picture is held.</summary>
    Held,
}
