using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Compositor.Spice.Tests.Images;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>Drawing and surfaces that cannot be right.</summary>
internal static class HostileDraws
{
    private static readonly Box Place = new(2, 2, 6, 6);
    private static readonly Box Everything = new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue);
    private static readonly byte[] Picture = ImageWriter.Bitmap(8, 4, 4, 16, new byte[64]);

    public static IEnumerable<HostileCase> All() =>
    [
        Draw("a ternary operation that has a name of its own", null, 309, MessageWriter.Draw(Place).Pointer(Picture).Box(new Box(0, 0, 4, 4)).Solid(0).U8(0xaa).U8(1).NoMask()),
        Draw("a surface that is not there", "surface that is not there", 302, MessageWriter.DrawTo(7, Place).Solid(1).U16(8).NoMask()),
        Draw("a box that is larger than all numbers", null, 302, MessageWriter.Draw(Everything).Solid(1).U16(8).NoMask()),
        Draw("a box with its edges the wrong way round", null, 302, MessageWriter.Draw(new Box(6, 6, 2, 2)).Solid(1).U16(8).NoMask()),
        Draw("a part of an image that is larger than all numbers", null, 304, MessageWriter.Draw(Place).Pointer(Picture).Box(Everything).U16(8).U8(0).NoMask()),
        Draw("a picture enlarged beyond all numbers", null, 304, MessageWriter.Draw(Everything).Pointer(Picture).Box(new Box(0, 0, 4, 4)).U16(8).U8(0).NoMask()),
        Draw("the screen moved from beyond all numbers", null, 104, MessageWriter.Draw(Place).I32(int.MinValue).I32(int.MaxValue)),
        Draw("a pointer outside of the message", "ends before byte", 304, MessageWriter.Draw(Place).U32(0xfffffff0).Box(new Box(0, 0, 4, 4)).U16(8).U8(1).NoMask()),
        Draw("a pointer to nothing", "lacks its image", 304, MessageWriter.Draw(Place).U32(0).Box(new Box(0, 0, 4, 4)).U16(8).U8(1).NoMask()),
        Draw("a message that ends early", "ends before byte", 302, MessageWriter.Draw(Place).Solid(1)),
        Draw("a clip of four thousand million boxes", "elements", 302, new MessageWriter().U32(0).Box(Place).U8(1).U32(uint.MaxValue).Solid(1).U16(8).NoMask()),
        Draw("a clip of an unknown kind", "clip of an unknown kind", 302, new MessageWriter().U32(0).Box(Place).U8(9).Solid(1).U16(8).NoMask()),
        Draw("a brush of an unknown kind", "brush of an unknown kind", 302, MessageWriter.Draw(Place).U8(77).U32(1).U16(8).NoMask()),
        Draw("an unknown raster operation", "raster operation", 302, MessageWriter.Draw(Place).Solid(1).U16(0x8000).NoMask()),
        Draw("a line of four thousand million parts", "", 310, MessageWriter.Draw(Place).Pointer(new MessageWriter().U32(uint.MaxValue).U8(3).U32(uint.MaxValue).Take()).U8(0).Solid(1).U16(8).U16(8)),
        Draw("a line with dashes without length", "dashes", 310, MessageWriter.Draw(Place).Pointer(Line()).U8(8).U8(2).Pointer(new byte[8]).Solid(1).U16(8).U16(8)),
        Draw("a text of more letters than there are", "", 311, MessageWriter.Draw(Place).Pointer(new MessageWriter().U16(65535).U8(4).Take()).Box(default).Solid(1).Solid(2).U16(8).U16(8)),
        Draw("a letter that is larger than the message", "", 311, MessageWriter.Draw(Place).Pointer(new MessageWriter().U16(1).U8(4).I32(2).I32(2).I32(0).I32(0).U16(65535).U16(65535).Take()).Box(default).Solid(1).Solid(2).U16(8).U16(8)),
        Draw("a composite with an unknown operator", "composite", 318, MessageWriter.Draw(Place).U32(0xee).Pointer(Picture).U16(0).U16(0).U16(0).U16(0)),
        Draw("a surface of no size", "cannot be 0x5", 314, new MessageWriter().U32(3).U32(0).U32(5).U32(32).U32(0)),
        Draw("a surface whose bytes cannot be counted", "cannot be", 314, new MessageWriter().U32(3).U32(65536).U32(65536).U32(32).U32(0)),
        Draw("a screen that is larger than a shell can show", "cannot be", 314, new MessageWriter().U32(0).U32(32000).U32(16).U32(32).U32(1)),
        Draw("a surface of an unknown format", "format", 314, new MessageWriter().U32(3).U32(5).U32(5).U32(77).U32(0)),
        Draw("a mode of an unknown depth", "depth", 101, new MessageWriter().U32(5).U32(5).U32(7)),
        Draw("a surface destroyed that is not there", null, 315, new MessageWriter().U32(9)),
        new("more surfaces than there is memory for", ChannelKind.Display, "MiB of memory", Surfaces),
    ];

    private static HostileCase Draw(string name, string? reason, ushort type, MessageWriter message) =>
        new(name, ChannelKind.Display, reason, channel => channel.Send(type, message.Take()));

    private static byte[] Line() => new MessageWriter().U32(1).U8(3).U32(2).I32(0).I32(0).I32(160).I32(160).Take();

    private static void Surfaces(ScriptedChannel channel)
    {
        for (var id = 1u; id <= 16; id++)
        {
            channel.Send(314, new MessageWriter().U32(id).U32(4096).U32(2048).U32(32).U32(0).Take());
        }
    }
}
