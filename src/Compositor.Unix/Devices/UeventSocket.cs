using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// Hears what the kernel says of devices: a netlink socket in the group of kernel events, no daemon in between. One thread.
/// </summary>
public sealed unsafe class UeventSocket : IDisposable
{
    private const int KobjectUevent = 15;
    private const uint KernelGroup = 1;
    private const int AddressSize = 12;
    private const int SenderPort = 1;
    private const int MsgTrunc = 0x20;

    private readonly SafeFd _fd;
    private readonly byte[] _buffer = new byte[Uevent.MaximumLength];

    /// <exception cref="UnixException">This kernel or container has no such events.</exception>
    public UeventSocket()
    {
        var number = Libc.Socket(Libc.AfNetlink, Libc.SockDatagram | Libc.SockCloexec | Libc.SockNonblock, KobjectUevent);
        _fd = number >= 0 ? new SafeFd(number) : throw UnixException.Last("open a socket for device events");
        var address = stackalloc uint[3] { Libc.AfNetlink, 0, KernelGroup };
        if (Libc.Bind(_fd, (byte*)address, AddressSize) != 0)
        {
            var failure = UnixException.Last("listen to device events");
            _fd.Dispose();
            throw failure;
        }
    }

    /// <summary>The descriptor to wait for; this object's.</summary>
    public int Number => _fd.Number;

    /// <summary>Takes the next event, if there is one. What anybody but the kernel sent is passed over.</summary>
    /// <param name="uevent">The event; null when events were lost or one could not be read: anything may have happened.</param>
    /// <returns>False when there is none.</returns>
    public bool TryReceive(out Uevent? uevent)
    {
        uevent = null;
        var address = stackalloc uint[3];
        fixed (byte* data = _buffer)
        {
            while (true)
            {
                var vector = new Libc.IoVector { Base = data, Length = (nuint)_buffer.Length };
                var header = new Libc.MessageHeader { Name = address, NameLength = AddressSize, Vectors = &vector, VectorCount = 1 };
                var count = Libc.ReceiveMsg(_fd, &header, 0);
                if (count < 0)
                {
                    if (Libc.Interrupted)
                    {
                        continue;
                    }

                    // ENOBUFS: more came than the socket could hold. Everything else means that there is nothing now.
                    return Libc.LastError == Errno.ENoBufs;
                }

                if (header.NameLength == AddressSize && address[SenderPort] == 0)
                {
                    uevent = (header.Flags & MsgTrunc) == 0 ? Uevent.Parse(_buffer.AsSpan(0, (int)count)) : null;
                    return true;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _fd.Dispose();
}
