namespace Compositor.Shell.Outputs;

/// <summary>The kinds of display; the SDL ones are named by their video driver.</summary>
internal enum DisplayKind
{
    /// <summary>The monitors themselves, on a bare console.</summary>
    Kms,

    /// <summary>Windows under a Wayland compositor.</summary>
    Wayland,

    /// <summary>Windows under an X server.</summary>
    X11,

    /// <summary>No monitor: memory that screenshots read.</summary>
    Headless,
}
