using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>A server's screens on its framebuffer, as ExtendedDesktopSize tells them (rfbproto).</summary>
/// <param name="Size">Of the framebuffer.</param>
/// <param name="Screens">Their numbers, places and flags, as the server gave them.</param>
internal sealed record ScreenLayout(Size Size, IReadOnlyList<(uint Id, Rect Area, uint Flags)> Screens)
{
    /// <summary>Reads what follows the rectangle's header.</summary>
    public static ScreenLayout Read(RfbReader reader, Size size)
    {
        var count = reader.ReadByte();
        reader.Skip(3);
        var screens = new List<(uint, Rect, uint)>(count);
        for (var i = 0; i < count; i++)
        {
            screens.Add((reader.ReadUInt32(), new Rect(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16()), reader.ReadUInt32()));
        }

        return new ScreenLayout(size, screens);
    }
}
