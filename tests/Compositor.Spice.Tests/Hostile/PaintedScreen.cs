using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Compositor.Spice.Tests.Real;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>A screen of a scripted server that has one colour at a time: whether a source is live is seen on it.</summary>
internal static class PaintedScreen
{
    public const uint Blue = 0x2040c0;
    public const uint Green = 0x20c040;
    public const int Width = 32;
    public const int Height = 24;

    private const ushort MarkType = 102;
    private const ushort FillType = 302;
    private const ushort SurfaceCreateType = 314;
    private const uint Xrgb = 32;

    /// <summary>Makes the screen.</summary>
    public static void Create(ScriptedChannel display)
    {
        display.Send(SurfaceCreateType, new MessageWriter().U32(0).U32(Width).U32(Height).U32(Xrgb).U32(1).Take());
        display.Send(MarkType);
    }

    /// <summary>Gives it a colour.</summary>
    public static void Paint(ScriptedChannel display, uint colour) =>
        display.Send(FillType, MessageWriter.Draw(new Box(0, 0, Width, Height)).Solid(colour).U16(CanvasFixture.Put).NoMask().Take());

    /// <summary>Waits until a source shows the colour and nothing else.</summary>
    public static Task ShownAsync(RunningSource source, uint colour) =>
        source.UntilAsync(() => source.Picture() is { Width: Width, Height: Height } picture && picture.ShareOf(pixel => pixel == colour) == 1, $"the colour {colour:x6}");
}
