namespace Compositor.SpiceServer.Drawing;

/// <summary>Colours of a bitmap with 1, 4 or 8 bits a pixel.</summary>
/// <param name="Id">What the server caches it by; 0 for not at all.</param>
/// <param name="Entries">0xRRGGBB.</param>
internal sealed record Palette(ulong Id, uint[] Entries)
{
    /// <summary>Colours in an order by which neighbours are told apart.</summary>
    public static Palette Of(Noise noise, int count, ulong id = 0)
    {
        var entries = new uint[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = noise.Next() & 0xffffff;
        }

        return new Palette(id, entries);
    }
}
