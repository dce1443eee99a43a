namespace Compositor.Rendering;

/// <summary>How a surface's buffer was imported.</summary>
/// <param name="Import">What GL samples.</param>
/// <param name="Rung">The way that was taken.</param>
/// <param name="Reason">Why it is not a better one; empty when there is none.</param>
/// <param name="Pending">True when a better one is being proven.</param>
internal readonly record struct ImportStep(SurfaceImport Import, string Rung, string Reason, bool Pending);
