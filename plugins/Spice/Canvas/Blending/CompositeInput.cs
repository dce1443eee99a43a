namespace Compositor.Plugins.Spice;

/// <summary>The source or the mask of a composite message, as rows of premultiplied pixels.</summary>
/// <param name="sampler">The image.</param>
/// <param name="transform">Where in the image pixels are.</param>
/// <param name="left">Where on the surface column 0 of the transform is.</param>
/// <param name="top">Where its row 0 is.</param>
/// <param name="line">As long as a row of the surface.</param>
internal readonly ref struct CompositeInput(Sampler sampler, Transform transform, int left, int top, Span<uint> line) : IRowSource
{
    private readonly Sampler _sampler = sampler;
    private readonly Span<uint> _line = line;

    public ReadOnlySpan<uint> Read(int x, int y, int count)
    {
        var line = _line[..count];
        var (column, row) = transform.At((long)x - left, (long)y - top);
        _sampler.Read(column, row, transform.XX, transform.YX, line);
        return line;
    }
}
