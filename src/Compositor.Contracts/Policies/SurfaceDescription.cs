namespace Compositor.Contracts;

/// <summary>A surface as a policy sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Size">Its pixels; 640x480 while it has had no picture yet.</param>
/// <param name="Live">False while its source is away.</param>
public sealed record SurfaceDescription(SurfaceId Id, Size Size, bool Live);
