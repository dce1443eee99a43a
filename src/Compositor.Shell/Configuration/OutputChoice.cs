namespace Compositor.Shell.Configuration;

/// <summary>Where the pictures go.</summary>
internal enum OutputChoice
{
    /// <summary>Monitors or windows where there are any.</summary>
    Auto,

    /// <summary>SDL, or nothing.</summary>
    Sdl,

    /// <summary>Memory only.</summary>
    Headless,
}
