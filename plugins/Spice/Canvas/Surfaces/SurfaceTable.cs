using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>The surfaces of one display channel. One thread.</summary>
/// <param name="createScreen">Makes memory of XR24 for the primary surface, which owns it.</param>
/// <param name="budget">Counts all of them.</param>
internal sealed class SurfaceTable(Func<Size, ICanvas> createScreen, MemoryBudget budget) : ISurfacePixels, IDisposable
{
    private const uint PrimaryFlag = 1;

    /// <summary>The largest width and height: what coordinates with 16 bits of fraction can name.</summary>
    private const uint Largest = 0x7fff;

    private readonly Dictionary<uint, Surface> _surfaces = [];

    /// <summary>The primary surface; null while there is none.</summary>
    public ScreenSurface? Screen { get; private set; }

    /// <exception cref="SpiceException">There is no such surface.</exception>
    public Surface this[uint id] =>
        Find(id) ?? throw new SpiceException("a message names a surface that is not there");

    /// <summary>A surface; null when it is not there.</summary>
    public Surface? Find(uint id) => _surfaces.GetValueOrDefault(id);

    public PixelView PixelsOf(uint surface) => this[surface].View;

    /// <summary>Does as a surface_create message says.</summary>
    public void Create(ref BodyReader body)
    {
        var (id, width, height) = (body.ReadUInt32(), body.ReadUInt32(), body.ReadUInt32());
        var format = SurfaceFormat.Parse(body.ReadUInt32());
        Create(id, width, height, format, (body.ReadUInt32() & PrimaryFlag) != 0);
    }

    /// <summary>Makes a primary surface, the only one.</summary>
    public void CreateOnly(uint width, uint height, SurfaceFormat format)
    {
        foreach (var (id, surface) in _surfaces)
        {
            if (surface != Screen)
            {
                _surfaces.Remove(id);
                surface.Dispose();
            }
        }

        Create(0, width, height, format, isPrimary: true);
    }

    /// <summary>Lets a surface go; one that is not there is well.</summary>
    public void Destroy(uint id)
    {
        if (_surfaces.Remove(id, out var surface))
        {
            Screen = surface == Screen ? null : Screen;
            surface.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var surface in _surfaces.Values)
        {
            surface.Dispose();
        }

        _surfaces.Clear();
        Screen = null;
    }

    private void Create(uint id, uint width, uint height, SurfaceFormat format, bool isPrimary)
    {
        if (width is 0 or > Largest || height is 0 or > Largest)
        {
            throw new SpiceException($"a surface cannot be {width}x{height} pixels");
        }

        if (isPrimary && Screen is { } screen)
        {
            if (screen.Id == id && (screen.Width, screen.Height, screen.Format) == ((int)width, (int)height, format))
            {
                // The same again: keep the memory, and the picture until it is drawn anew.
                return;
            }

            Destroy(screen.Id);
        }

        Destroy(id);
        if (isPrimary)
        {
            Screen = new ScreenSurface(id, (int)width, (int)height, format, createScreen, budget);
            _surfaces.Add(id, Screen);
        }
        else
        {
            _surfaces.Add(id, new OffscreenSurface((int)width, (int)height, format, budget));
        }
    }
}
