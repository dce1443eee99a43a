using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>A plugin's canvas: sealed memory that the CPU draws in under its lock.</summary>
internal sealed class CanvasTestBuffer : TestBuffer
{
    private readonly SealedCanvas _canvas;
    private readonly TrialLayout _layout;

    /// <param name="format">A packed format.</param>
    /// <param name="size">Pixels.</param>
    public CanvasTestBuffer(TrialFormat format, Size size)
    {
        _canvas = new SealedCanvas(size, format.Format);
        _layout = new TrialLayout(format, size, _canvas.Stride);
        Buffer = _canvas.CreateBuffer();
    }

    /// <inheritdoc/>
    public override SurfaceBuffer Buffer { get; }

    /// <inheritdoc/>
    public override void Write(int turn)
    {
        using (_canvas.DrawLock.Enter())
        {
            _layout.Write(_canvas.Pixels, turn);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Buffer.Dispose();
        _canvas.Dispose();
    }
}
