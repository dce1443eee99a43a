namespace Compositor.Plugins.Spice;

/// <summary>
/// The colours of an image with indexed pixels. There are always 256, so that no index can be out of range: where the server named
/// fewer, they repeat.
/// </summary>
internal sealed class Palette
{
    private const int Size = 256;

    private readonly uint[] _colours = new uint[Size];

    /// <summary>256 words, the top byte 0.</summary>
    public ReadOnlySpan<uint> Colours => _colours;

    /// <summary>Reads a palette as it lies in a message, its id first.</summary>
    /// <returns>The palette's id.</returns>
    /// <exception cref="SpiceException">It has no colours, or too many, or ends early.</exception>
    public ulong Read(BodyReader reader)
    {
        var id = reader.ReadUInt64();
        var count = reader.ReadUInt16();
        if (count is 0 or > Size)
        {
            throw new SpiceException($"a palette cannot have {count} colours");
        }

        var colours = new BodyReader(reader.ReadBytes((uint)count * sizeof(uint)));
        for (var i = 0; i < count; i++)
        {
            _colours[i] = colours.ReadUInt32() & 0xffffff;
        }

        for (var i = (int)count; i < Size; i++)
        {
            _colours[i] = _colours[i - count];
        }

        return id;
    }

    public void CopyFrom(Palette other) => other._colours.CopyTo(_colours, 0);
}
