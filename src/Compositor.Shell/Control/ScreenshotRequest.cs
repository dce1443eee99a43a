using Compositor.Contracts;

namespace Compositor.Shell.Control;

/// <summary>A screenshot to take.</summary>
/// <param name="File">Absolute path of the PNG to write.</param>
/// <param name="Output">The output to take; null for the first. Not together with <paramref name="Source"/>.</param>
/// <param name="Source">The surface to take, in its own pixels, instead of an output.</param>
internal sealed record ScreenshotRequest(string File, string? Output = null, SurfaceId? Source = null);
