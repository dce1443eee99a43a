using Compositor.Contracts;

namespace Compositor.Shell.Outputs;

/// <summary>What SDL is to open.</summary>
/// <param name="VideoDriver">SDL's name of it.</param>
/// <param name="UsesGl">True to present by GL, false by the window surface.</param>
/// <param name="Windowed">Size of a single window; null for fullscreen on each monitor.</param>
internal sealed record SdlScreenOptions(string VideoDriver, bool UsesGl, Size? Windowed)
{
    /// <summary>Names of the monitors in SDL's order; SDL's own are taken where these are not as many.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Hears of each drawing, on the render thread.</summary>
    public Action Drawn { get; init; } = static () => { };
}
