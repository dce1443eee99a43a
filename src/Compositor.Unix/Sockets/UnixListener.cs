using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>A unix stream socket that takes connections at a path. Any thread; disposing wakes a thread that waits in <see cref="Accept"/>.</summary>
public sealed class UnixListener : IDisposable
{
    private readonly SafeFd _fd;

    private UnixListener(SafeFd fd, string path)
    {
        (_fd, Path) = (fd, path);
    }

    /// <summary>Where it listens.</summary>
    public string Path { get; }

    /// <summary>Starts to listen. The file must not exist; who may connect is decided by the modes of its directory.</summary>
    /// <param name="path">At most 107 bytes.</param>
    /// <exception cref="UnixException">The path is taken or cannot be written.</exception>
    public static unsafe UnixListener Bind(string path)
    {
        Span<byte> address = stackalloc byte[UnixAddress.Size];
        address.Clear();
        var length = UnixAddress.Write(path, address);
        var fd = UnixSocket.Open(0);
        fixed (byte* p = address)
        {
            if (Libc.Bind(fd, p, length) != 0 || Libc.Listen(fd, 16) != 0)
            {
                var failure = UnixException.Last($"listen at {path}");
                fd.Dispose();
                throw failure;
            }
        }

        return new UnixListener(fd, path);
    }

    /// <summary>Waits for the next connection.</summary>
    /// <exception cref="UnixException">The listener was disposed, or descriptors are out.</exception>
    public UnixSocket Accept()
    {
        while (true)
        {
            var number = Libc.Accept4(_fd, 0, 0, Libc.SockCloexec);
            if (number >= 0)
            {
                return new UnixSocket(new SafeFd(number));
            }

            if (!Libc.Interrupted)
            {
                throw UnixException.Last($"accept a connection at {Path}");
            }
        }
    }

    /// <summary>Stops listening and removes the path.</summary>
    public void Dispose()
    {
        if (_fd.IsClosed)
        {
            return;
        }

        // A closed descriptor does not wake accept(2); a shut down one does.
        _ = Libc.Shutdown(_fd, 2);
        _fd.Dispose();
        File.Delete(Path);
    }
}
