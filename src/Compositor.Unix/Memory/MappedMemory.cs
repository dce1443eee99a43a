using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A shared mapping of part of a file. The descriptor stays with its owner and may be closed after mapping.
/// The owner disposes it when nobody reads or writes through it any more; a finalizer would hide that mistake, so there is none.
/// </summary>
public sealed class MappedMemory : IDisposable
{
    private const int ProtRead = 1;
    private const int ProtWrite = 2;
    private const int MapShared = 1;

    private readonly nint _start;
    private readonly nuint _mapped;
    private int _disposed;

    private MappedMemory(nint start, nuint mapped, nint address, long length)
    {
        (_start, _mapped, Address, Length) = (start, mapped, address, length);
    }

    /// <summary>Where the first byte is.</summary>
    public nint Address { get; }

    /// <summary>Bytes from <see cref="Address"/>.</summary>
    public long Length { get; }

    /// <summary>The bytes; at most 2 GB. Never touch it after disposing.</summary>
    public unsafe Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            return new Span<byte>((void*)Address, checked((int)Length));
        }
    }

    /// <summary>
    /// Maps bytes of a file. The file's length is checked first, because reading a mapping beyond the end kills the process (SIGBUS);
    /// only <see cref="FileSeals.Shrink"/> keeps it safe afterwards.
    /// </summary>
    /// <param name="fd">The file.</param>
    /// <param name="offset">The first byte; need not be page aligned.</param>
    /// <param name="length">Bytes, 1 or more.</param>
    /// <param name="writable">True to write as well.</param>
    /// <exception cref="BufferException">The file does not have these bytes.</exception>
    /// <exception cref="UnixException">It cannot be mapped.</exception>
    public static MappedMemory Map(SafeFd fd, long offset, long length, bool writable = false)
    {
        var available = FileStat.Of(fd).Length;
        if (offset < 0 || length <= 0 || offset > available || length > available - offset)
        {
            throw new BufferException($"a buffer claims {length} bytes at offset {offset}, its memory has {available}");
        }

        return MapRange(fd, offset, length, writable);
    }

    /// <summary>Maps bytes that the kernel itself has just named, of a file that has no length: a device.</summary>
    internal static MappedMemory MapRange(SafeFd fd, long offset, long length, bool writable)
    {
        var lead = offset % Environment.SystemPageSize;
        var mapped = checked((nuint)(length + lead));
        var start = Libc.Mmap(0, mapped, writable ? ProtRead | ProtWrite : ProtRead, MapShared, fd, offset - lead);
        return start != -1
            ? new MappedMemory(start, mapped, start + (nint)lead, length)
            : throw UnixException.Last($"map {length} bytes of a descriptor");
    }

    /// <summary>Unmaps. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            // Fails only for addresses that were never mapped: nothing to be done about it here.
            _ = Libc.Munmap(_start, _mapped);
        }
    }
}
