using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>The primary surface: what the guest's screen shows, in the memory that the compositor imports.</summary>
internal sealed class ScreenSurface : Surface
{
    private readonly MemoryBudget _budget;
    private bool _isDisposed;

    /// <param name="id">The server's number for it.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="format">What it may hold; the memory is always XR24.</param>
    /// <param name="create">Makes the memory.</param>
    /// <param name="budget">Counts it.</param>
    /// <exception cref="SpiceException">There is no memory for it.</exception>
    public ScreenSurface(uint id, int width, int height, SurfaceFormat format, Func<Size, ICanvas> create, MemoryBudget budget)
        : base(width, height, format)
    {
        (Id, _budget) = (id, budget);
        budget.Take(Cost);
        try
        {
            Canvas = create(new Size(width, height));
        }
        catch
        {
            budget.Give(Cost);
            throw;
        }
    }

    public uint Id { get; }

    /// <summary>The memory; this surface owns it.</summary>
    public ICanvas Canvas { get; }

    public override Span<uint> Pixels => MemoryMarshal.Cast<byte, uint>(Canvas.Pixels);

    public override int Pitch => Canvas.Stride / sizeof(uint);

    private long Cost => (long)Width * Height * sizeof(uint);

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Canvas.Dispose();
            _budget.Give(Cost);
        }
    }
}
