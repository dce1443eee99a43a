namespace Compositor.Plugins.Spice;

/// <summary>An image that is made larger or smaller; transparent outside of it.</summary>
/// <param name="sampler">The image.</param>
/// <param name="across">Its columns.</param>
/// <param name="down">Its rows.</param>
/// <param name="format">What the surface holds.</param>
/// <param name="isPlain">True to make pixels that the surface can hold; false to make premultiplied ones.</param>
/// <param name="line">As long as a row of the surface.</param>
internal readonly ref struct ScaledRows(
    Sampler sampler, Scaling across, Scaling down, SurfaceFormat format, bool isPlain, Span<uint> line) : IRowSource
{
    private readonly Sampler _sampler = sampler;
    private readonly Span<uint> _line = line;

    public ReadOnlySpan<uint> Read(int x, int y, int count)
    {
        var line = _line[..count];
        _sampler.Read(across.At(x), down.At(y), across.Step, 0, line);
        if (isPlain)
        {
            format.Store(line);
        }

        return line;
    }
}
