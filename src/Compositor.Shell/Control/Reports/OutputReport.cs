namespace Compositor.Shell.Control.Reports;

/// <summary>One output.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Driver">What shows it: "kmsdrm", "wayland", "x11", "headless".</param>
/// <param name="Renderer">What draws it: the GL renderer's name, or "cpu".</param>
/// <param name="Presenter">How it gets there: "egl", "window-surface", "memory".</param>
/// <param name="Refresh">Frames per second at most.</param>
/// <param name="Frames">Presented so far.</param>
internal sealed record OutputReport(
    string Name,
    int Width,
    int Height,
    string Driver,
    string Renderer,
    string Presenter,
    double Refresh,
    long Frames);
