using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>The kernel's udmabuf: makes dma-bufs of memfds without copying (linux/udmabuf.h). Any thread.</summary>
public sealed unsafe class UdmabufDevice : IDisposable
{
    /// <summary>Where it is.</summary>
    public const string DefaultPath = "/dev/udmabuf";

    private const nuint IoctlCreate = 0x40187542;
    private const uint Cloexec = 1;
    private const string LimitPath = "/sys/module/udmabuf/parameters/size_limit_mb";

    private readonly SafeFd _device;

    private UdmabufDevice(SafeFd device)
    {
        _device = device;
    }

    /// <summary>Opens the device.</summary>
    /// <param name="reason">For people, why there is none; empty when there is one.</param>
    /// <param name="path">Another place of it.</param>
    /// <returns>Null when it is missing or may not be opened.</returns>
    public static UdmabufDevice? Open(out string reason, string path = DefaultPath) =>
        DeviceFile.TryOpen(path, "the kernel has no udmabuf, or its module is not loaded", out reason) is { } device ? new UdmabufDevice(device) : null;

    /// <summary>
    /// Why the kernel would not make a dma-buf of this memory; null when it is as it must be. Many memfds of other programs, QEMU's among
    /// them, are not sealed against shrinking and are refused.
    /// </summary>
    /// <param name="memory">Any descriptor.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="size">Bytes.</param>
    /// <exception cref="UnixException">The descriptor is not open.</exception>
    public static string? Refuse(SafeFd memory, long offset, long size)
    {
        var page = Environment.SystemPageSize;
        if (offset < 0 || size <= 0 || offset % page != 0 || size % page != 0)
        {
            return $"{size} bytes at offset {offset} are not whole pages of {page} bytes";
        }

        var seals = Memfd.GetSeals(memory);
        if (!seals.HasFlag(FileSeals.Shrink))
        {
            return "the memory is not sealed against shrinking (F_SEAL_SHRINK)";
        }

        if ((seals & (FileSeals.Write | FileSeals.FutureWrite)) != 0)
        {
            return "the memory is sealed against writing (F_SEAL_WRITE)";
        }

        var length = FileStat.Of(memory).Length;
        return offset > length || size > length - offset ? $"{size} bytes at offset {offset} are beyond the memory's {length}" : null;
    }

    /// <summary>Makes a dma-buf of pages of a memfd. It keeps the pages alive; both show the same bytes.</summary>
    /// <param name="memory">A memfd, sealed with F_SEAL_SHRINK and not with F_SEAL_WRITE; stays with its owner.</param>
    /// <param name="offset">The first byte, a multiple of the page size.</param>
    /// <param name="size">Bytes, a multiple of the page size.</param>
    /// <returns>The dma-buf, close-on-exec, owned by the caller.</returns>
    /// <exception cref="BufferException">What <see cref="Refuse"/> says.</exception>
    /// <exception cref="UnixException">The kernel refuses: too large, or out of descriptors.</exception>
    public SafeFd Create(SafeFd memory, long offset, long size)
    {
        if (Refuse(memory, offset, size) is { } refusal)
        {
            throw new BufferException($"cannot make a dma-buf of shared memory: {refusal}");
        }

        var added = false;
        try
        {
            memory.DangerousAddRef(ref added);
            var request = new CreateRequest { Memory = (uint)memory.Number, Flags = Cloexec, Offset = (ulong)offset, Size = (ulong)size };
            while (true)
            {
                var number = Libc.Ioctl(_device, IoctlCreate, &request);
                if (number >= 0)
                {
                    return new SafeFd(number);
                }

                if (!Libc.Interrupted)
                {
                    throw Failure(size);
                }
            }
        }
        finally
        {
            if (added)
            {
                memory.DangerousRelease();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    /// <summary>Too large is the one case that is left where the kernel just says EINVAL; its limit is a parameter, 64 MB if nobody set it.</summary>
    private static SourceException Failure(long size)
    {
        var failure = UnixException.Last($"make a dma-buf of {size} bytes of shared memory");
        return failure.Errno == Errno.EInval && Limit() is { } limit && size > limit << 20
            ? new BufferException($"cannot make a dma-buf of {size} bytes of shared memory: the kernel takes at most {limit} MB (udmabuf.size_limit_mb)", failure)
            : failure;
    }

    private static long? Limit()
    {
        try
        {
            return long.TryParse(File.ReadAllText(LimitPath), out var limit) && limit is > 0 and < 1 << 30 ? limit : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>struct udmabuf_create.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CreateRequest
    {
        public uint Memory;
        public uint Flags;
        public ulong Offset;
        public ulong Size;
    }
}
