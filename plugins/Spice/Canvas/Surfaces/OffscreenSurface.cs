namespace Compositor.Plugins.Spice;

/// <summary>A surface that nobody sees; other messages draw from it.</summary>
internal sealed class OffscreenSurface : Surface
{
    /// <summary>What a surface costs beside its pixels, so that a million small ones count.</summary>
    private const int Overhead = 256;

    private readonly MemoryBudget _budget;
    private uint[] _pixels;

    /// <exception cref="SpiceException">There is no memory for it.</exception>
    public OffscreenSurface(int width, int height, SurfaceFormat format, MemoryBudget budget)
        : base(width, height, format)
    {
        _budget = budget;
        budget.Take(Cost);
        _pixels = new uint[width * height];
    }

    public override Span<uint> Pixels => _pixels;

    public override int Pitch => Width;

    private long Cost => Overhead + ((long)Width * Height * sizeof(uint));

    public override void Dispose()
    {
        if (_pixels.Length > 0)
        {
            _pixels = [];
            _budget.Give(Cost);
        }
    }
}
