namespace Compositor.VirglDriver;

/// <summary>Makes and fills the resources of a GPU (Virtual I/O Device specification 1.2, 5.7.6.8 to 5.7.6.10). One thread.</summary>
internal sealed class GpuResources(GpuChannel channel)
{
    /// <summary>Blue in the lowest byte, then green, red, and a byte that means nothing: VIRTIO_GPU_FORMAT_B8G8R8X8_UNORM.</summary>
    public const uint Format = 2;

    /// <summary>Bytes of a pixel in it.</summary>
    public const int PixelLength = 4;

    private const uint Texture2D = 2;
    private const uint RenderTarget = 1 << 1;
    private const uint SamplerView = 1 << 3;
    private const uint Scanout = 1 << 18;
    private const uint FlagY0Top = 1;
    private const uint BlobOfGuest = 1;
    private const uint BlobShareable = 2;

    private uint _last;

    /// <summary>A picture whose pixels the guest draws itself and transfers.</summary>
    /// <returns>Its number.</returns>
    public uint CreatePlain(int width, int height)
    {
        var resource = ++_last;
        channel.Execute(GpuCommand.ResourceCreate2D, (ref writer) => writer.Write(resource, Format, (uint)width, (uint)height));
        return resource;
    }

    /// <summary>A picture that the host's GPU renders into. It needs no guest memory.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="isScanout">True when a head shall be able to show it.</param>
    /// <param name="bottomUp">VIRTIO_GPU_RESOURCE_FLAG_Y_0_TOP: the host keeps the bottom row first.</param>
    public uint CreateRendered(int width, int height, bool isScanout, bool bottomUp)
    {
        var resource = ++_last;
        var bind = RenderTarget | SamplerView | (isScanout ? Scanout : 0);
        // target, format, bind, width, height, depth, array_size, last_level, nr_samples, flags, padding
        channel.Execute(GpuCommand.ResourceCreate3D, (ref writer) => writer.Write(
            resource, Texture2D, Format, bind, (uint)width, (uint)height, 1, 1, 0, 0, bottomUp ? FlagY0Top : 0, 0));
        return resource;
    }

    /// <summary>Guest memory that the host shows without a copy.</summary>
    public uint CreateBlob(ulong address, int length)
    {
        var resource = ++_last;
        channel.Execute(GpuCommand.ResourceCreateBlob, (ref writer) =>
        {
            writer.Write(resource, BlobOfGuest, BlobShareable, 1);
            writer.Write(0ul);
            writer.Write((ulong)length);
            writer.Write(address);
            writer.Write((uint)length, 0);
        });
        return resource;
    }

    /// <summary>Gives a plain picture guest memory.</summary>
    public void AttachBacking(uint resource, ulong address, int length) => channel.Execute(GpuCommand.ResourceAttachBacking, (ref writer) =>
    {
        writer.Write(resource, 1);
        writer.Write(address);
        writer.Write((uint)length, 0);
    });

    /// <summary>Copies part of a plain picture's guest memory to the host.</summary>
    public void Transfer(uint resource, Area area, int stride) => channel.Execute(GpuCommand.TransferToHost2D, (ref writer) =>
    {
        writer.Write(area);
        writer.Write(((ulong)area.Y * (ulong)stride) + ((ulong)area.X * PixelLength));
        writer.Write(resource, 0);
    });
}
