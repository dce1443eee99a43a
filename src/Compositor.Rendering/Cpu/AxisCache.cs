namespace Compositor.Rendering;

/// <summary>Keeps scaling tables; every view of the same size shares them. Bounded. Render thread.</summary>
internal sealed class AxisCache : IDisposable
{
    private const long Capacity = 4L << 20;

    private readonly BoundedCache<(int Source, int Output), ScaleAxis> _axes = new(Capacity);

    public ScaleAxis Get(int source, int output)
    {
        var key = (source, output);
        var axis = _axes.Find(key);
        if (axis is null)
        {
            axis = new ScaleAxis(source, output);
            _axes.Add(key, axis, axis.Bytes);
        }

        return axis;
    }

    public void Dispose() => _axes.Dispose();
}
