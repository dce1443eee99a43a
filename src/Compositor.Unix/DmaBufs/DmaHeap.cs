using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>A heap of the kernel that gives memory as dma-bufs (linux/dma-heap.h). Any thread.</summary>
public sealed unsafe class DmaHeap : IDisposable
{
    /// <summary>The heap that every machine with heaps has: ordinary pages.</summary>
    public const string SystemName = "system";

    private const string HeapDirectory = "/dev/dma_heap";
    private const nuint IoctlAllocate = 0xC0184800;
    private const uint ReadWriteCloexec = Libc.OpenReadWrite | Libc.OpenCloexec;

    private readonly SafeFd _device;

    private DmaHeap(SafeFd device, string name)
    {
        (_device, Name) = (device, name);
    }

    /// <summary>Its name, which is also the exporter's name of the dma-bufs it makes.</summary>
    public string Name { get; }

    /// <summary>Opens a heap.</summary>
    /// <param name="name">Its name, a file name.</param>
    /// <param name="reason">For people, why there is none; empty when there is one.</param>
    /// <param name="directory">Another place of the heaps.</param>
    /// <returns>Null when it is missing or may not be opened.</returns>
    public static DmaHeap? Open(string name, out string reason, string directory = HeapDirectory)
    {
        // Exporters' names come from elsewhere and shall not lead to other devices.
        if (name.Length == 0 || name.Contains('/') || name is "." or "..")
        {
            reason = $"a heap cannot be called \"{name}\"";
            return null;
        }

        var device = DeviceFile.TryOpen($"{directory}/{name}", "the kernel has no such heap", out reason);
        return device is null ? null : new DmaHeap(device, name);
    }

    /// <summary>Takes zeroed memory.</summary>
    /// <param name="size">Bytes, 1 or more; rounded up to whole pages.</param>
    /// <returns>The dma-buf, close-on-exec, owned by the caller.</returns>
    /// <exception cref="UnixException">Memory or descriptors are out.</exception>
    public SafeFd Allocate(long size)
    {
        var request = new AllocationRequest { Length = (ulong)size, FdFlags = ReadWriteCloexec };
        while (Libc.Ioctl(_device, IoctlAllocate, &request) != 0)
        {
            if (!Libc.Interrupted)
            {
                throw UnixException.Last($"take {size} bytes of the heap {Name}");
            }
        }

        return new SafeFd((int)request.Fd);
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    /// <summary>struct dma_heap_allocation_data.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct AllocationRequest
    {
        public ulong Length;
        public uint Fd;
        public uint FdFlags;
        public ulong HeapFlags;
    }
}
