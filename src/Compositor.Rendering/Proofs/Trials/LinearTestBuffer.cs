using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>A linear dma-buf that the CPU writes, in turns with devices as it must.</summary>
internal sealed class LinearTestBuffer : TestBuffer
{
    private readonly SafeFd _dmaBuf;
    private readonly MappedMemory _memory;
    private readonly TrialLayout _layout;
    private readonly IDisposable? _owner;

    /// <summary>Takes ownership of all.</summary>
    /// <param name="dmaBuf">The dma-buf.</param>
    /// <param name="memory">The same bytes.</param>
    /// <param name="layout">How the picture lies in it.</param>
    /// <param name="modifier">Linear or implicit.</param>
    /// <param name="owner">What must live as long.</param>
    public LinearTestBuffer(SafeFd dmaBuf, MappedMemory memory, TrialLayout layout, ulong modifier, IDisposable? owner = null)
    {
        (_dmaBuf, _memory, _layout, _owner) = (dmaBuf, memory, layout, owner);
        var planes = new BufferPlane[layout.Format.Planes];
        for (var i = 0; i < planes.Length; i++)
        {
            planes[i] = new BufferPlane(dmaBuf.Duplicate(), layout.OffsetOf(i), layout.Stride);
        }

        Buffer = new SurfaceBuffer(BufferKind.DmaBuf, layout.Size, layout.Format.Format, planes, modifier);
    }

    /// <inheritdoc/>
    public override SurfaceBuffer Buffer { get; }

    /// <inheritdoc/>
    public override void Write(int turn)
    {
        DmaBuf.BeginWrite(_dmaBuf);
        _layout.Write(_memory.Span, turn);
        DmaBuf.EndWrite(_dmaBuf);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Buffer.Dispose();
        _memory.Dispose();
        _dmaBuf.Dispose();
        _owner?.Dispose();
    }
}
