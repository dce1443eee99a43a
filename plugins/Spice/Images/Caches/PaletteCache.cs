namespace Compositor.Plugins.Spice;

/// <summary>Palettes that the server may use again by their id. One for each display channel, under the display's lock.</summary>
internal sealed class PaletteCache
{
    /// <summary>Twice of what servers keep.</summary>
    private const int Most = 256;

    private readonly Dictionary<ulong, Palette> _palettes = [];
    private readonly Stack<Palette> _idle = [];

    /// <summary>Puts a copy of a palette under an id.</summary>
    /// <exception cref="SpiceException">There are too many.</exception>
    public void Put(ulong id, Palette palette)
    {
        if (!_palettes.TryGetValue(id, out var copy))
        {
            if (_palettes.Count == Most)
            {
                throw new SpiceException($"the server keeps more than {Most} palettes in the cache");
            }

            _palettes.Add(id, copy = _idle.TryPop(out var idle) ? idle : new Palette());
        }

        copy.CopyFrom(palette);
    }

    /// <exception cref="SpiceException">There is no such palette.</exception>
    public Palette Find(ulong id) =>
        _palettes.TryGetValue(id, out var palette) ? palette : throw new SpiceException("an image uses a palette that is not in the cache");

    /// <summary>Forgets a palette; one that is not there is none of our business.</summary>
    public void Remove(ulong id)
    {
        if (_palettes.Remove(id, out var palette))
        {
            _idle.Push(palette);
        }
    }

    /// <summary>Forgets all palettes.</summary>
    public void Clear()
    {
        foreach (var palette in _palettes.Values)
        {
            _idle.Push(palette);
        }

        _palettes.Clear();
    }
}
