namespace Compositor.VirglDriver;

/// <summary>A 2D picture: the guest draws, the host has a copy.</summary>
internal sealed class PlainPicture : GuestPicture
{
    private readonly GpuResources _resources;

    public PlainPicture(GuestMemory memory, ulong address, GpuResources resources, GpuScanouts scanouts, int width, int height)
        : base(memory, address, scanouts, width, height)
    {
        _resources = resources;
        Resource = resources.CreatePlain(width, height);
        resources.AttachBacking(Resource, address, Stride * height);
    }

    /// <inheritdoc/>
    public override uint Resource { get; }

    /// <inheritdoc/>
    protected override void Stored(Area area) => _resources.Transfer(Resource, area, Stride);
}
