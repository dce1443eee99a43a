using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// The ways of one device to import buffers, and how it agrees with the kernel on who may read when. Render thread; disposed with its
/// context current, after everything that was imported.
/// </summary>
internal sealed class GlImports : IDisposable
{
    private readonly IDmaBufKernel _kernel;
    private readonly IImportProofs _proofs;

    /// <param name="device">The device.</param>
    /// <param name="images">What its driver does with dma-bufs; null when it does nothing.</param>
    /// <param name="kernel">The kernel; disposed with this.</param>
    /// <param name="proofs">What is known to work; null when nothing is to be tried.</param>
    public GlImports(GlDevice device, IDmaBufImages? images, IDmaBufKernel kernel, IImportProofs? proofs)
    {
        (_kernel, Syncs) = (kernel, EglSyncs.OfCurrent());
        images = proofs is null ? null : images;
        _proofs = proofs ??= NoProofs.Instance;
        Ladder = new ImportLadder(
        [
            new DmaBufImporter(device, images, kernel, proofs, withModifier: true),
            new DmaBufImporter(device, images, kernel, proofs, withModifier: false),
            new UdmabufImporter(device, images, kernel, proofs),
            new PlaneImporter(device),
            new UploadImporter(device),
        ]);
    }

    public ImportLadder Ladder { get; }

    /// <summary>Counts what has come to be known of imports.</summary>
    public int Version => _proofs.Version;

    /// <summary>The device's fences; null where it has none.</summary>
    public EglSyncs? Syncs { get; }

    /// <summary>
    /// False while another device still writes the buffer and ours cannot be told to wait for that: come back a frame later. The render
    /// thread itself never waits for somebody else's drawing.
    /// </summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="direct">True when the GPU will most likely sample it where it lies, as it did the one before.</param>
    public bool IsReady(SurfaceBuffer buffer, bool direct) =>
        buffer.Kind != BufferKind.DmaBuf || (direct && Syncs is { HasNative: true }) || _kernel.IsReadable(buffer.Planes[0].Fd);

    /// <summary>Has the GPU wait for who still writes the buffer, before it draws from it.</summary>
    public void WaitForWriters(SurfaceBuffer buffer)
    {
        if (buffer.Kind != BufferKind.DmaBuf || Syncs is not { HasNative: true })
        {
            return;
        }

        var fence = _kernel.ExportFence(buffer.Planes[0].Fd);
        if (fence >= 0 && !Syncs.TryWaitNative(fence))
        {
            Unix.DmaBuf.Discard(fence);
        }
    }

    public void Dispose() => (_kernel as IDisposable)?.Dispose();
}
