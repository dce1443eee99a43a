using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>Anonymous memory behind a descriptor (memfd_create(2)).</summary>
public static class Memfd
{
    private const uint Cloexec = 0x1;
    private const uint AllowSealing = 0x2;

    /// <summary>Creates zeroed memory that can be sealed; close-on-exec.</summary>
    /// <param name="name">Seen in /proc only.</param>
    /// <param name="size">Bytes.</param>
    /// <exception cref="UnixException">Memory or descriptors are out.</exception>
    public static SafeFd Create(string name, long size)
    {
        var number = Libc.MemfdCreate(name, Cloexec | AllowSealing);
        if (number < 0)
        {
            throw UnixException.Last("create shared memory");
        }

        var fd = new SafeFd(number);
        while (Libc.Ftruncate(fd, size) != 0)
        {
            if (Libc.Interrupted)
            {
                continue;
            }

            var failure = UnixException.Last($"make shared memory of {size} bytes");
            fd.Dispose();
            throw failure;
        }

        return fd;
    }

    /// <summary>Adds seals.</summary>
    /// <param name="fd">A memfd.</param>
    /// <param name="seals">What shall no longer be possible.</param>
    /// <exception cref="UnixException">It cannot be sealed (any more).</exception>
    public static void Seal(SafeFd fd, FileSeals seals)
    {
        if (Libc.Fcntl(fd, Libc.FAddSeals, (int)seals) != 0)
        {
            throw UnixException.Last("seal shared memory");
        }
    }

    /// <summary>The seals of a descriptor; none for one that cannot have seals.</summary>
    /// <param name="fd">Any descriptor.</param>
    public static FileSeals GetSeals(SafeFd fd)
    {
        var seals = Libc.Fcntl(fd, Libc.FGetSeals, 0);
        if (seals >= 0)
        {
            return (FileSeals)seals;
        }

        return Marshal.GetLastPInvokeError() == Errno.EInval ? FileSeals.None : throw UnixException.Last("read the seals of a descriptor");
    }
}
