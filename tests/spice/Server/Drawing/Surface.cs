namespace Compositor.SpiceServer.Drawing;

/// <summary>An off-screen surface.</summary>
internal sealed record Surface(uint Id, SurfaceFormat Format, int Width, int Height);
