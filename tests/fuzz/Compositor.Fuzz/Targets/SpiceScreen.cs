namespace Compositor.Fuzz;

/// <summary>The message that makes the screen on which the recordings draw.</summary>
internal static class SpiceScreen
{
    private const ushort SurfaceCreate = 314;
    private const int Width = 800;
    private const int Height = 600;
    private const int Xrgb = 32;
    private const int Primary = 1;

    public static byte[] Message { get; } = WireMessage.Bytes(SurfaceCreate, [.. new[] { 0, Width, Height, Xrgb, Primary }.SelectMany(BitConverter.GetBytes)]);
}
