using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>What can be done with any descriptor.</summary>
public static class SafeFdExtensions
{
    /// <summary>A second descriptor of the same file, close-on-exec, owned by the caller.</summary>
    /// <param name="fd">The first one; stays with its owner.</param>
    /// <exception cref="UnixException">There are too many descriptors, or this one is not open.</exception>
    public static SafeFd Duplicate(this SafeFd fd)
    {
        var number = Libc.Fcntl(fd, Libc.FDupFdCloexec, 0);
        return number >= 0 ? new SafeFd(number) : throw UnixException.Last("duplicate a descriptor");
    }

    /// <summary>A descriptor of a file that a library has opened and keeps, close-on-exec, owned by the caller.</summary>
    /// <param name="number">The library's descriptor.</param>
    /// <exception cref="UnixException">There are too many descriptors, or this one is not open.</exception>
    public static SafeFd DuplicateOf(int number)
    {
        var copy = Libc.FcntlNumber(number, Libc.FDupFdCloexec, 0);
        return copy >= 0 ? new SafeFd(copy) : throw UnixException.Last("duplicate a descriptor");
    }
}
