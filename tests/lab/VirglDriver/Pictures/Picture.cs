namespace Compositor.VirglDriver;

/// <summary>Something that a head can show, drawn in as a viewer sees it: 0,0 is the top left corner. One thread.</summary>
internal abstract class Picture(GpuScanouts scanouts, int width, int height)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Its number on the GPU.</summary>
    public abstract uint Resource { get; }

    protected GpuScanouts Scanouts => scanouts;

    /// <summary>True when a flush must carry a fence.</summary>
    protected virtual bool FlushesFenced => false;

    /// <summary>Fills it.</summary>
    public abstract void Fill(Colour colour);

    /// <summary>Fills a rectangle of it.</summary>
    public abstract void Paint(Area area, Colour colour);

    /// <summary>Fills a rectangle of it with a shader of the host's GPU.</summary>
    /// <exception cref="DriverException">It is not drawn by the GPU.</exception>
    public virtual void Blit(Area area, Colour colour) => throw new DriverException("only a rendered picture can be drawn by the GPU");

    /// <summary>A head shows it from now on.</summary>
    public virtual void Show(int head) => scanouts.Set(head, Resource, new Area(0, 0, width, height));

    /// <summary>A head shows a part of it from now on.</summary>
    public void Show(int head, Area part)
    {
        Check(part);
        scanouts.Set(head, Resource, part);
    }

    /// <summary>Tells the host that it has changed.</summary>
    public void Flush() => scanouts.Flush(Resource, new Area(0, 0, width, height), FlushesFenced);

    protected void Check(Area area)
    {
        if (!area.LiesIn(width, height))
        {
            throw new DriverException($"{area} does not lie in {width}x{height} pixels");
        }
    }
}
