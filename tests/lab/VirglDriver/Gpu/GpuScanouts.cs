namespace Compositor.VirglDriver;

/// <summary>Shows resources on heads (Virtual I/O Device specification 1.2, 5.7.6.8 "VIRTIO_GPU_CMD_SET_SCANOUT" and what follows it). One thread.</summary>
internal sealed class GpuScanouts(GpuChannel channel)
{
    /// <summary>A head shows a part of a resource from now on.</summary>
    public void Set(int head, uint resource, Area part) => channel.Execute(GpuCommand.SetScanout, (ref writer) =>
    {
        writer.Write(part);
        writer.Write((uint)head, resource);
    });

    /// <summary>A head shows a blob from now on.</summary>
    public void SetBlob(int head, uint resource, int width, int height, int stride) => channel.Execute(GpuCommand.SetScanoutBlob, (ref writer) =>
    {
        writer.Write(new Area(0, 0, width, height));
        writer.Write((uint)head, resource, (uint)width, (uint)height, GpuResources.Format, 0);
        writer.Write((uint)stride, 0, 0, 0);
        writer.Write(0, 0, 0, 0);
    });

    /// <summary>A head shows nothing from now on.</summary>
    public void SetOff(int head) => Set(head, 0, default);

    /// <summary>Tells the host that pixels of a shown resource have changed.</summary>
    /// <param name="resource">Which; only one that is shown makes QEMU tell its viewers.</param>
    /// <param name="area">Where.</param>
    /// <param name="fenced">Demanded for blobs, which QEMU flushes again and again without a fence.</param>
    public void Flush(uint resource, Area area, bool fenced) => channel.Execute(
        GpuCommand.ResourceFlush,
        (ref writer) =>
        {
            writer.Write(area);
            writer.Write(resource, 0);
        },
        fenced: fenced);

    /// <summary>A command that changes nothing: QEMU executes it when it takes commands again, which is after the viewers' replies.</summary>
    public void Probe() => channel.Execute(GpuCommand.GetDisplayInfo, static (ref _) => { });
}
