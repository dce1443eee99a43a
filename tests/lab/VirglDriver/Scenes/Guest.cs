namespace Compositor.VirglDriver;

/// <summary>The guest that this program plays: the driver of a virtio GPU. One thread.</summary>
internal sealed class Guest : IDisposable
{
    private const uint VirtioGpu = 0x1050_1af4;
    private const uint VirglFeature = 1 << 0;
    private const uint BlobFeature = 1 << 3;

    private readonly QtestConnection _qtest;
    private readonly GuestMemory _memory;
    private readonly GpuResources _resources;
    private readonly GuestPages _pages = new();
    private readonly RenderContext? _context;
    private readonly bool _hasBlobs;

    private Guest(QtestConnection qtest, GuestMemory memory, InnerQemu qemu)
    {
        (_qtest, _memory) = (qtest, memory);
        var function = PciFunction.Find(qtest, VirtioGpu);
        var transport = new VirtioTransport(qtest, VirtioRegions.Find(function, BarAssignment.Assign(function)));
        var notify = transport.Start(VirglFeature | BlobFeature);
        var channel = new GpuChannel(memory, new Virtqueue(qtest, memory, qemu, notify), qemu);
        _resources = new GpuResources(channel);
        Scanouts = new GpuScanouts(channel);
        _hasBlobs = (transport.Features & BlobFeature) != 0;
        _context = (transport.Features & VirglFeature) != 0 ? new RenderContext(channel, _resources) : null;
    }

    /// <summary>Shows pictures on heads.</summary>
    public GpuScanouts Scanouts { get; }

    /// <summary>Brings up the GPU of a machine.</summary>
    /// <exception cref="DriverException">It has none, or refuses.</exception>
    public static async Task<Guest> BootAsync(InnerQemu qemu)
    {
        var qtest = new QtestConnection(await qemu.ConnectQtestAsync());
        var memory = GuestMemory.Map(qemu.ProcessId);
        try
        {
            return new Guest(qtest, memory, qemu);
        }
        catch
        {
            memory.Dispose();
            qtest.Dispose();
            throw;
        }
    }

    /// <summary>A picture that the host's GPU draws.</summary>
    public Picture CreateRendered(int width, int height, bool bottomUp) => _context is { } context
        ? new RenderedPicture(context, _resources, Scanouts, width, height, bottomUp)
        : throw new DriverException("this GPU does not render (no virgl)");

    /// <summary>A picture that the guest draws.</summary>
    public Picture CreatePlain(int width, int height) => new PlainPicture(_memory, Take(width, height), _resources, Scanouts, width, height);

    /// <summary>A picture that the guest draws and the host shows in place.</summary>
    public Picture CreateBlob(int width, int height) => _hasBlobs
        ? new BlobPicture(_memory, Take(width, height), _resources, Scanouts, width, height)
        : throw new DriverException("this GPU has no blobs (blob=on)");

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _qtest.Dispose();
    }

    private ulong Take(int width, int height) => _pages.Take(width * height * GpuResources.PixelLength);
}
