using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>What the kernel says of an open file.</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Length">Bytes; 0 for what has no length, such as many dma-bufs.</param>
public readonly record struct FileStat(FileIdentity Identity, long Length)
{
    // struct statx (linux/stat.h) has one layout on every architecture, unlike struct stat.
    private const uint BasicStats = 0x7ff;
    private const int StatxSize = 256;
    private const int InodeOffset = 32;
    private const int LengthOffset = 40;
    private const int DeviceMajorOffset = 136;
    private const int DeviceMinorOffset = 140;

    /// <summary>Asks the kernel.</summary>
    /// <param name="fd">The open file.</param>
    /// <exception cref="UnixException">The descriptor is not open.</exception>
    public static unsafe FileStat Of(SafeFd fd)
    {
        Span<byte> result = stackalloc byte[StatxSize];
        byte empty = 0;
        fixed (byte* p = result)
        {
            while (Libc.Statx(fd, &empty, Libc.AtEmptyPath, BasicStats, p) != 0)
            {
                if (!Libc.Interrupted)
                {
                    throw UnixException.Last("look at a descriptor");
                }
            }
        }

        var major = MemoryMarshal.Read<uint>(result[DeviceMajorOffset..]);
        var minor = MemoryMarshal.Read<uint>(result[DeviceMinorOffset..]);
        return new FileStat(
            new FileIdentity(((ulong)major << 32) | minor, MemoryMarshal.Read<ulong>(result[InodeOffset..])),
            MemoryMarshal.Read<long>(result[LengthOffset..]));
    }
}
