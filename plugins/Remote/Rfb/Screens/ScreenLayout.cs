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

    /// <summary>The part of the framebuffer that a head shows; empty for one that is none.</summary>
    public Rect AreaOf(int head) => Screens.Count <= 1 ? head == 0 ? new Rect(Size) : default : head < Screens.Count ? Screens[head].Area : default;

    /// <summary>The same screens, one of them with another size, side by side; one above the other where they are so now.</summary>
    /// <param name="head">Which; one that there is.</param>
    /// <param name="wanted">Its size, to 16384 each way.</param>
    /// <returns>Null when the framebuffer would be larger than servers can say.</returns>
    public ScreenLayout? Resize(int head, Size wanted)
    {
        if (Screens.Count <= 1)
        {
            var (id, _, flags) = Screens.FirstOrDefault();
            return new ScreenLayout(wanted, [(id, new Rect(wanted), flags)]);
        }

        var isColumn = Screens.All(screen => screen.Area.X == Screens[0].Area.X);
        var screens = Screens.ToArray();
        var (x, y, width, height) = (0, 0, 0, 0);
        foreach (var i in Enumerable.Range(0, screens.Length).OrderBy(i => isColumn ? Screens[i].Area.Y : Screens[i].Area.X))
        {
            var size = i == head ? wanted : screens[i].Area.Size;
            screens[i].Area = new Rect(x, y, size.Width, size.Height);
            (width, height) = (Math.Max(width, x + size.Width), Math.Max(height, y + size.Height));
            (x, y) = isColumn ? (0, height) : (width, 0);
        }

        return Math.Max(width, height) <= ushort.MaxValue ? new ScreenLayout(new Size(width, height), screens) : null;
    }
}
