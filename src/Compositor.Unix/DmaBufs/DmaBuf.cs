using System.Runtime.InteropServices;
using System.Text;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// What can be asked of a dma-buf (linux/dma-buf.h): memory that one device driver made and others, or the CPU, read. Any thread.
/// <see cref="BeginRead"/>, <see cref="EndRead"/>, <see cref="BeginWrite"/>, <see cref="EndWrite"/> and <see cref="ExportSyncFile"/>
/// are for every frame and allocate nothing.
/// </summary>
public static unsafe class DmaBuf
{
    /// <summary>The type of the file system that all dma-bufs are in, and nothing else: DMA_BUF_MAGIC.</summary>
    private const long FileSystemType = 0x444d4142;

    /// <summary>Room for struct statfs on every architecture; the type is its first word.</summary>
    private const int StatfsWords = 32;

    private const nuint IoctlSync = 0x40086200;
    private const nuint IoctlExportSyncFile = 0xC0086202;
    private const short PollIn = 1;
    private const ulong SyncRead = 1;
    private const ulong SyncWrite = 2;
    private const ulong SyncEnd = 4;
    private const string ExporterKey = "exp_name:";

    /// <summary>A record of a few lines; what is longer is cut, the exporter is among the first.</summary>
    private const int RecordLimit = 4096;

    /// <summary>True for a dma-buf; false for a file, a memfd, a socket.</summary>
    /// <param name="fd">Any open descriptor, of whatever origin.</param>
    /// <exception cref="UnixException">The descriptor is not open.</exception>
    public static bool IsDmaBuf(SafeFd fd)
    {
        var result = stackalloc long[StatfsWords];
        while (Libc.Fstatfs(fd, result) != 0)
        {
            if (!Libc.Interrupted)
            {
                // A kernel object that is in no file system is no dma-buf either.
                return Marshal.GetLastPInvokeError() == Errno.ENoSys ? false : throw UnixException.Last("look at a descriptor's file system");
            }
        }

        return result[0] == FileSystemType;
    }

    /// <summary>Who made a dma-buf, as the kernel calls it: "udmabuf", "i915", "system"; "drm" for many drivers.</summary>
    /// <param name="fd">Any open descriptor, of whatever origin.</param>
    /// <returns>Null for what is not a dma-buf.</returns>
    /// <exception cref="UnixException">The kernel's record of it cannot be read.</exception>
    public static string? ExporterOf(SafeFd fd)
    {
        if (!IsDmaBuf(fd))
        {
            return null;
        }

        Span<byte> record = stackalloc byte[RecordLimit];
        var length = ReadRecord($"/proc/self/fdinfo/{fd.Number}", record);
        foreach (var line in Encoding.UTF8.GetString(record[..length]).Split('\n'))
        {
            if (line.StartsWith(ExporterKey, StringComparison.Ordinal))
            {
                return line[ExporterKey.Length..].Trim();
            }
        }

        return string.Empty;
    }

    /// <summary>The bytes of a dma-buf, as its exporter made it; its owner cannot change them.</summary>
    /// <param name="fd">A dma-buf.</param>
    /// <exception cref="UnixException">It is something that has no length, such as a socket.</exception>
    public static long LengthOf(SafeFd fd)
    {
        var length = Libc.Seek(fd, 0, Libc.SeekEnd);
        return length >= 0 ? length : throw UnixException.Last("ask for the length of a dma-buf");
    }

    /// <summary>
    /// To be called before the CPU reads a mapping of it: waits until devices have written it and makes caches agree. Pair it with <see cref="EndRead"/>.
    /// </summary>
    /// <param name="fd">A dma-buf.</param>
    /// <exception cref="UnixException">Its device is away, or it is no dma-buf.</exception>
    public static void BeginRead(SafeFd fd) => Sync(fd, SyncRead);

    /// <summary>To be called when the CPU has read.</summary>
    /// <param name="fd">A dma-buf.</param>
    /// <exception cref="UnixException">Its device is away, or it is no dma-buf.</exception>
    public static void EndRead(SafeFd fd) => Sync(fd, SyncRead | SyncEnd);

    /// <summary>To be called before the CPU writes a mapping of it: waits until devices neither read nor write it. Pair it with <see cref="EndWrite"/>.</summary>
    /// <param name="fd">A dma-buf.</param>
    /// <exception cref="UnixException">Its device is away, or it is no dma-buf.</exception>
    public static void BeginWrite(SafeFd fd) => Sync(fd, SyncWrite);

    /// <summary>To be called when the CPU has written.</summary>
    /// <param name="fd">A dma-buf.</param>
    /// <exception cref="UnixException">Its device is away, or it is no dma-buf.</exception>
    public static void EndWrite(SafeFd fd) => Sync(fd, SyncWrite | SyncEnd);

    /// <summary>
    /// The fences of a dma-buf as they are now, as a sync file that becomes readable when they have passed: what an EGL native fence is made
    /// of. Later writes are not in it.
    /// </summary>
    /// <param name="fd">A dma-buf.</param>
    /// <param name="forRead">True for the fences of writers only, which a reader waits for; false for those of readers too.</param>
    /// <returns>
    /// The number of a new descriptor, close-on-exec, that the caller owns until EGL takes it over or <see cref="Discard"/> closes it: no
    /// <see cref="SafeFd"/>, because this is for every frame. Null where the kernel has none (before 6.0), or this is no dma-buf.
    /// </returns>
    /// <exception cref="UnixException">Descriptors or memory are out.</exception>
    public static int? ExportSyncFile(SafeFd fd, bool forRead)
    {
        var request = new SyncFileRequest { Flags = (uint)(forRead ? SyncRead : SyncRead | SyncWrite), Fd = -1 };
        while (Libc.Ioctl(fd, IoctlExportSyncFile, &request) != 0)
        {
            if (!Again)
            {
                return Marshal.GetLastPInvokeError() == Errno.ENotTy ? null : throw UnixException.Last("take the fences of a dma-buf");
            }
        }

        return request.Fd;
    }

    /// <summary>True when no device writes it any more, so that reading it waits for none. Never waits; allocates nothing.</summary>
    /// <param name="fd">A dma-buf; anything else has its own meaning of readable.</param>
    public static bool IsReadable(SafeFd fd)
    {
        var entry = new Libc.PollEntry { Fd = fd.Number, Events = PollIn };
        return Libc.Poll(&entry, 1, 0) > 0 && (entry.ReturnedEvents & PollIn) != 0;
    }

    /// <summary>Closes a sync file that nobody took over.</summary>
    /// <param name="syncFile">From <see cref="ExportSyncFile"/>.</param>
    public static void Discard(int syncFile) => _ = Libc.Close(syncFile);

    private static bool Again => Marshal.GetLastPInvokeError() is Errno.EIntr or Errno.EAgain;

    private static void Sync(SafeFd fd, ulong flags)
    {
        while (Libc.Ioctl(fd, IoctlSync, &flags) != 0)
        {
            if (!Again)
            {
                throw UnixException.Last((flags & SyncEnd) == 0 ? "begin to use a dma-buf with the CPU" : "end using a dma-buf with the CPU");
            }
        }
    }

    private static int ReadRecord(string path, Span<byte> record)
    {
        using var file = DeviceFile.Open(path, Libc.OpenReadOnly);
        fixed (byte* start = record)
        {
            var length = 0;
            while (length < record.Length)
            {
                var count = Libc.Read(file, start + length, (nuint)(record.Length - length));
                if (count == 0)
                {
                    break;
                }

                if (count > 0)
                {
                    length += (int)count;
                }
                else if (!Libc.Interrupted)
                {
                    throw UnixException.Last($"read {path}");
                }
            }

            return length;
        }
    }

    /// <summary>struct dma_buf_export_sync_file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SyncFileRequest
    {
        public uint Flags;
        public int Fd;
    }
}
