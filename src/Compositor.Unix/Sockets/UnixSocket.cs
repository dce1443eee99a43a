using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A blocking unix stream socket that passes descriptors (unix(7), SCM_RIGHTS). For dedicated threads: one may receive while others
/// send, whole messages under the caller's lock. <see cref="Shutdown"/> wakes them all; a descriptor in use is closed after its call returns.
/// </summary>
public sealed unsafe class UnixSocket : IDisposable
{
    /// <summary>The most descriptors that the kernel passes in one message (SCM_MAX_FD).</summary>
    public const int MaximumDescriptors = 253;

    private const int ControlHeader = 16;
    private const int ControlSpace = ControlHeader + (MaximumDescriptors * sizeof(int)) + 4;
    private const short PollIn = 1;

    private readonly SafeFd _fd;
    private volatile bool _detached;

    /// <summary>Takes ownership of a connected stream socket.</summary>
    /// <param name="fd">The socket, in blocking mode.</param>
    public UnixSocket(SafeFd fd)
    {
        _fd = fd;
    }

    /// <summary>The kernel's record of the other end.</summary>
    /// <exception cref="UnixException">It is not connected.</exception>
    public PeerCredentials PeerCredentials
    {
        get
        {
            PeerCredentials peer;
            var length = (uint)sizeof(PeerCredentials);
            return Libc.GetSockOpt(_fd, Libc.SolSocket, Libc.SoPeerCred, &peer, &length) == 0 ? peer : throw UnixException.Last("ask who is at a socket");
        }
    }

    /// <summary>Connects to a listening socket, or fails at once: EAGAIN when the listener does not accept and its queue is full.</summary>
    /// <param name="path">At most 107 bytes.</param>
    /// <exception cref="UnixException">Nobody listens there, it may not be reached, or its queue is full.</exception>
    public static UnixSocket Connect(string path)
    {
        Span<byte> address = stackalloc byte[UnixAddress.Size];
        address.Clear();
        var length = UnixAddress.Write(path, address);

        // A blocking connect would wait for ever behind a stopped listener with a full queue.
        var fd = Open(Libc.SockNonblock);
        fixed (byte* p = address)
        {
            int result;
            do
            {
                result = Libc.Connect(fd, p, length);
            }
            while (result != 0 && Libc.Interrupted);
            if (result != 0 || Libc.Fcntl(fd, Libc.FSetFl, 0) != 0)
            {
                var failure = UnixException.Last($"connect to {path}");
                fd.Dispose();
                throw failure;
            }
        }

        return new UnixSocket(fd);
    }

    /// <summary>Two connected sockets.</summary>
    /// <exception cref="UnixException">Descriptors are out.</exception>
    public static (UnixSocket First, UnixSocket Second) Pair()
    {
        var pair = stackalloc int[2];
        return Libc.SocketPair(Libc.AfUnix, Libc.SockStream | Libc.SockCloexec, 0, pair) == 0
            ? (new UnixSocket(new SafeFd(pair[0])), new UnixSocket(new SafeFd(pair[1])))
            : throw UnixException.Last("create a pair of sockets");
    }

    /// <summary>Sends all bytes; the descriptors go with the first one. They stay with the caller.</summary>
    /// <param name="bytes">1 byte or more.</param>
    /// <param name="fds">At most <see cref="MaximumDescriptors"/>.</param>
    /// <exception cref="UnixException">The connection has ended.</exception>
    public void Send(ReadOnlySpan<byte> bytes, ReadOnlySpan<SafeFd> fds = default)
    {
        if (fds.Length > MaximumDescriptors)
        {
            throw new UnixException($"send {fds.Length} descriptors", Errno.EInval);
        }

        while (!bytes.IsEmpty)
        {
            var sent = SendSome(bytes, fds);
            bytes = bytes[sent..];
            fds = default;
        }
    }

    /// <summary>Waits for bytes and takes what there is.</summary>
    /// <param name="buffer">Where they go.</param>
    /// <param name="fds">Descriptors that came with them are added; the caller owns them.</param>
    /// <returns>Bytes taken; 0 when the other end has ended the connection.</returns>
    /// <exception cref="UnixException">The connection is broken, or descriptors were lost because this process has too many.</exception>
    public int Receive(Span<byte> buffer, List<SafeFd> fds)
    {
        var control = stackalloc ulong[ControlSpace / sizeof(ulong)];
        fixed (byte* data = buffer)
        {
            var vector = new Libc.IoVector { Base = data, Length = (nuint)buffer.Length };
            while (true)
            {
                var header = new Libc.MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlSpace };
                var count = Libc.ReceiveMsg(_fd, &header, Libc.MsgCmsgCloexec);
                if (count < 0)
                {
                    if (Libc.Interrupted)
                    {
                        continue;
                    }

                    throw UnixException.Last("receive from a socket");
                }

                TakeDescriptors((byte*)control, (long)header.ControlLength, fds);
                return (header.Flags & Libc.MsgCtrunc) == 0
                    ? (int)count
                    : throw new UnixException("receive all descriptors of a message", Errno.EMsgSize);
            }
        }
    }

    /// <summary>Waits until <see cref="Receive"/> would not block.</summary>
    /// <param name="timeout">How long at most, in real time.</param>
    /// <returns>False when the time is over.</returns>
    public bool WaitReadable(TimeSpan timeout)
    {
        var entry = new Libc.PollEntry { Fd = _fd.Number, Events = PollIn };
        while (true)
        {
            var result = Libc.Poll(&entry, 1, (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue));
            if (result >= 0)
            {
                return result > 0;
            }

            if (!Libc.Interrupted)
            {
                throw UnixException.Last("wait for a socket");
            }
        }
    }

    /// <summary>
    /// Gives the descriptor away, to pass it to another process. This object is then of no use, and disposing it does nothing:
    /// a shutdown would end the connection also for who has got the descriptor.
    /// </summary>
    /// <returns>The descriptor; the caller owns it.</returns>
    public SafeFd Detach()
    {
        _detached = true;
        return _fd;
    }

    /// <summary>Ends the connection both ways and wakes every thread that waits in it. Idempotent; any thread.</summary>
    public void Shutdown()
    {
        if (_detached)
        {
            return;
        }

        try
        {
            // Fails when the other end has gone already: the wanted state all the same.
            _ = Libc.Shutdown(_fd, 2);
        }
        catch (ObjectDisposedException)
        {
            // Closed already, perhaps by another thread just now.
        }
    }

    /// <summary>Shuts down and closes.</summary>
    public void Dispose()
    {
        if (!_detached)
        {
            Shutdown();
            _fd.Dispose();
        }
    }

    internal static SafeFd Open(int extraFlags)
    {
        var number = Libc.Socket(Libc.AfUnix, Libc.SockStream | Libc.SockCloexec | extraFlags, 0);
        return number >= 0 ? new SafeFd(number) : throw UnixException.Last("create a socket");
    }

    private static void TakeDescriptors(byte* control, long length, List<SafeFd> fds)
    {
        for (long at = 0; at + ControlHeader <= length;)
        {
            var size = *(long*)(control + at);
            if (size < ControlHeader || size > length - at)
            {
                return;
            }

            if (*(int*)(control + at + 8) == Libc.SolSocket && *(int*)(control + at + 12) == Libc.ScmRights)
            {
                for (var i = ControlHeader; i + sizeof(int) <= size; i += sizeof(int))
                {
                    fds.Add(new SafeFd(*(int*)(control + at + i)));
                }
            }

            at += (size + 7) / 8 * 8;
        }
    }

    private int SendSome(ReadOnlySpan<byte> bytes, ReadOnlySpan<SafeFd> fds)
    {
        var control = stackalloc ulong[ControlSpace / sizeof(ulong)];
        var held = 0;
        try
        {
            fixed (byte* data = bytes)
            {
                var vector = new Libc.IoVector { Base = (void*)data, Length = (nuint)bytes.Length };
                var header = new Libc.MessageHeader { Vectors = &vector, VectorCount = 1 };
                if (!fds.IsEmpty)
                {
                    for (var i = 0; i < fds.Length; i++)
                    {
                        var added = false;
                        fds[i].DangerousAddRef(ref added);
                        held++;
                        *(int*)((byte*)control + ControlHeader + (i * sizeof(int))) = fds[i].Number;
                    }

                    var used = ControlHeader + (fds.Length * sizeof(int));
                    control[0] = (ulong)used;
                    ((int*)control)[2] = Libc.SolSocket;
                    ((int*)control)[3] = Libc.ScmRights;
                    header.Control = control;
                    header.ControlLength = (nuint)((used + 7) / 8 * 8);
                }

                while (true)
                {
                    var count = Libc.SendMsg(_fd, &header, Libc.MsgNoSignal);
                    if (count >= 0)
                    {
                        return (int)count;
                    }

                    if (!Libc.Interrupted)
                    {
                        throw UnixException.Last("send to a socket");
                    }
                }
            }
        }
        finally
        {
            for (var i = 0; i < held; i++)
            {
                fds[i].DangerousRelease();
            }
        }
    }
}
