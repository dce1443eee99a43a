using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// Linear memory of a DRM card that the CPU can map (drm/drm_mode.h, CREATE_DUMB). Every card has it; render nodes refuse it.
/// The memory lives until this and all dma-bufs of it are gone. One thread at a time.
/// </summary>
public sealed unsafe class DumbBuffer : IDisposable
{
    private const nuint IoctlCreate = 0xC02064B2;
    private const nuint IoctlMap = 0xC01064B3;
    private const nuint IoctlDestroy = 0xC00464B4;
    private const nuint IoctlHandleToFd = 0xC00C642D;
    private const uint ReadWriteCloexec = Libc.OpenReadWrite | Libc.OpenCloexec;

    private readonly DrmNode _card;
    private readonly uint _handle;
    private bool _disposed;

    /// <summary>Takes memory.</summary>
    /// <param name="card">A card; outlives the buffer.</param>
    /// <param name="size">Pixels, 1 to <see cref="SurfaceBuffer.MaximumSide"/> wide; as high as wanted.</param>
    /// <param name="bitsPerPixel">8, 16 or 32 are what every card has.</param>
    /// <exception cref="UnixException">The card has no such memory.</exception>
    public DumbBuffer(DrmNode card, Size size, int bitsPerPixel)
    {
        var request = new CreateRequest { Width = (uint)size.Width, Height = (uint)size.Height, BitsPerPixel = (uint)bitsPerPixel };
        Call(card, IoctlCreate, &request, $"take memory of {size} pixels");
        (_card, _handle, Stride, Length) = (card, request.Handle, (int)request.Pitch, (long)request.Size);
    }

    /// <summary>Bytes from one row to the next, as the card wants it.</summary>
    public int Stride { get; }

    /// <summary>Bytes in all.</summary>
    public long Length { get; }

    /// <summary>A dma-buf of the memory, close-on-exec, owned by the caller.</summary>
    /// <exception cref="UnixException">The card exports none, or descriptors are out.</exception>
    public SafeFd Export()
    {
        var request = new PrimeRequest { Handle = _handle, Flags = ReadWriteCloexec, Fd = -1 };
        Call(_card, IoctlHandleToFd, &request, "make a dma-buf of its memory");
        return new SafeFd(request.Fd);
    }

    /// <summary>Maps the memory for reading and writing; the caller owns the mapping.</summary>
    /// <exception cref="UnixException">It cannot be mapped.</exception>
    public MappedMemory Map()
    {
        var request = new MapRequest { Handle = _handle };
        Call(_card, IoctlMap, &request, "show its memory");
        return MappedMemory.MapRange(_card.Fd, (long)request.Offset, Length, writable: true);
    }

    /// <summary>Lets go of the memory. Idempotent.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            var handle = _handle;

            // Fails only where the card is away, and the memory with it.
            _ = Libc.Ioctl(_card.Fd, IoctlDestroy, &handle);
        }
    }

    private static void Call(DrmNode card, nuint request, void* argument, string attempt)
    {
        while (Libc.Ioctl(card.Fd, request, argument) != 0)
        {
            if (!Libc.Interrupted)
            {
                throw UnixException.Last($"have {card.Path} {attempt}");
            }
        }
    }

    /// <summary>struct drm_mode_create_dumb.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CreateRequest
    {
        public uint Height;
        public uint Width;
        public uint BitsPerPixel;
        public uint Flags;
        public uint Handle;
        public uint Pitch;
        public ulong Size;
    }

    /// <summary>struct drm_mode_map_dumb.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct MapRequest
    {
        public uint Handle;
        public uint Padding;
        public ulong Offset;
    }

    /// <summary>struct drm_prime_handle.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PrimeRequest
    {
        public uint Handle;
        public uint Flags;
        public int Fd;
    }
}
