namespace Compositor.VirglDriver;

/// <summary>A picture that virglrenderer draws: a texture of the host's GPU.</summary>
internal sealed class RenderedPicture : Picture
{
    private const int BlitSide = 16;

    private readonly RenderContext _context;
    private readonly bool _bottomUp;

    /// <param name="context">Draws it.</param>
    /// <param name="resources">Makes it.</param>
    /// <param name="scanouts">Show it.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="bottomUp">True when its bottom row comes first in memory.</param>
    public RenderedPicture(RenderContext context, GpuResources resources, GpuScanouts scanouts, int width, int height, bool bottomUp)
        : base(scanouts, width, height)
    {
        (_context, _bottomUp) = (context, bottomUp);
        Resource = resources.CreateRendered(width, height, isScanout: true, bottomUp);
        context.Attach(Resource);
    }

    /// <inheritdoc/>
    public override uint Resource { get; }

    /// <inheritdoc/>
    public override void Fill(Colour colour) =>
        _context.Submit(new VirglStream().SetFramebuffer(RenderContext.SurfaceOf(Resource)).Clear(colour));

    /// <inheritdoc/>
    public override void Paint(Area area, Colour colour)
    {
        Check(area);
        // Copying minds no flag: it counts rows as they lie in memory.
        var memory = _bottomUp ? area.FromBottom(Height) : area;
        var stream = Dip(colour);
        for (var y = 0; y < memory.Height; y += RenderContext.BrushSide)
        {
            for (var x = 0; x < memory.Width; x += RenderContext.BrushSide)
            {
                stream.Copy(
                    Resource,
                    memory.X + x,
                    memory.Y + y,
                    _context.Brush,
                    Math.Min(RenderContext.BrushSide, memory.Width - x),
                    Math.Min(RenderContext.BrushSide, memory.Height - y));
            }
        }

        _context.Submit(stream);
    }

    /// <inheritdoc/>
    public override void Blit(Area area, Colour colour)
    {
        Check(area);
        _context.Submit(Dip(colour).Blit(Resource, area, _context.Brush, area.Width == BlitSide ? BlitSide * 2 : BlitSide));
    }

    private VirglStream Dip(Colour colour) => new VirglStream().SetFramebuffer(RenderContext.SurfaceOf(_context.Brush)).Clear(colour);
}
