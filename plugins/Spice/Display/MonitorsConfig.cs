using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Reads monitors_config: which parts of the primary surface are heads.</summary>
internal static class MonitorsConfig
{
    /// <summary>As many heads as a source can have.</summary>
    public const int MostMonitors = 16;

    private const int EntryLength = 28;

    /// <summary>Reads the list; heads without pixels, which are switched off, are left out.</summary>
    public static List<Monitor> Read(ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        var count = (int)reader.ReadUInt16();
        _ = reader.ReadUInt16();
        if (count * EntryLength > reader.Left)
        {
            throw new SpiceException($"a message names {count} monitors and has {reader.Left} bytes left");
        }

        var monitors = new List<Monitor>();
        for (var i = 0; i < Math.Min(count, MostMonitors); i++)
        {
            var (id, surface) = (reader.ReadUInt32(), reader.ReadUInt32());
            var (width, height) = (reader.ReadUInt32(), reader.ReadUInt32());
            var (x, y) = (reader.ReadUInt32(), reader.ReadUInt32());
            _ = reader.ReadUInt32();
            if (Math.Max(Math.Max(x, y), Math.Max(width, height)) > SurfaceBuffer.MaximumSide)
            {
                throw new SpiceException($"a monitor cannot be {width}x{height} pixels at {x},{y}");
            }

            if (width > 0 && height > 0)
            {
                monitors.Add(new Monitor(id, surface, new Rect((int)x, (int)y, (int)width, (int)height)));
            }
        }

        return monitors;
    }
}
