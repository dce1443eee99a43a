namespace Compositor.VirglDriver;

/// <summary>A picture in guest memory that the host shows where it lies: what the guest stores is there at once.</summary>
internal sealed class BlobPicture : GuestPicture
{
    public BlobPicture(GuestMemory memory, ulong address, GpuResources resources, GpuScanouts scanouts, int width, int height)
        : base(memory, address, scanouts, width, height)
    {
        Resource = resources.CreateBlob(address, GuestPages.RoundUp(Stride * height));
    }

    /// <inheritdoc/>
    public override uint Resource { get; }

    /// <inheritdoc/>
    protected override bool FlushesFenced => true;

    /// <inheritdoc/>
    public override void Show(int head) => Scanouts.SetBlob(head, Resource, Width, Height, Stride);
}
