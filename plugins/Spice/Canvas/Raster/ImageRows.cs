namespace Compositor.Plugins.Spice;

/// <summary>An image pixel by pixel; read only within it.</summary>
/// <param name="view">The image.</param>
/// <param name="left">Where on the surface its first column is.</param>
/// <param name="top">Where its first row is.</param>
internal readonly ref struct ImageRows(PixelView view, int left, int top) : IRowSource
{
    private readonly PixelView _view = view;

    public ReadOnlySpan<uint> Read(int x, int y, int count) => _view.Row(y - top).Slice(x - left, count);
}
