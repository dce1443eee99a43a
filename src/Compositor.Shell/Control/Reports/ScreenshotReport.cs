namespace Compositor.Shell.Control.Reports;

/// <summary>A screenshot that was written.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ScreenshotReport(string File, int Width, int Height);
