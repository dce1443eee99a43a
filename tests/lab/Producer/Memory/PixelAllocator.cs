using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Producer;

/// <summary>Makes buffers of one kind.</summary>
internal static class PixelAllocator
{
    private const int BytesPerPixel = 4;

    /// <summary>Makes a buffer.</summary>
    /// <param name="kind">"udmabuf", "dumb" or "heap".</param>
    /// <param name="size">Pixels.</param>
    /// <param name="card">For "dumb".</param>
    /// <exception cref="ProducerException">This machine has no such kind.</exception>
    public static PixelBuffer Allocate(string kind, Size size, string card) => kind switch
    {
        "udmabuf" => OfMemfd(size),
        "dumb" => OfCard(size, card),
        "heap" => OfHeap(size),
        _ => throw new ProducerException($"\"{kind}\" is no kind of memory"),
    };

    private static PixelBuffer OfMemfd(Size size)
    {
        using var device = UdmabufDevice.Open(out var reason) ?? throw new ProducerException(reason);
        var length = WholePages(size);
        var memory = Memfd.Create("producer", length);
        Memfd.Seal(memory, FileSeals.Shrink);
        return new PixelBuffer(size, device.Create(memory, 0, length), MappedMemory.Map(memory, 0, length, writable: true), size.Width * BytesPerPixel, memory);
    }

    private static PixelBuffer OfCard(Size size, string card)
    {
        var node = DrmNode.Open(card, out var reason) ?? throw new ProducerException(reason);
        node.DropMaster();
        var buffer = new DumbBuffer(node, size, BytesPerPixel * 8);
        return new PixelBuffer(size, buffer.Export(), buffer.Map(), buffer.Stride, buffer, node);
    }

    private static PixelBuffer OfHeap(Size size)
    {
        using var heap = DmaHeap.Open("system", out var reason) ?? throw new ProducerException(reason);
        var length = WholePages(size);
        var fd = heap.Allocate(length);
        return new PixelBuffer(size, fd, MappedMemory.Map(fd, 0, length, writable: true), size.Width * BytesPerPixel);
    }

    private static long WholePages(Size size)
    {
        var page = Environment.SystemPageSize;
        return ((size.Area * BytesPerPixel) + page - 1) / page * page;
    }
}
