using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>Wakes a thread that waits for a descriptor of somebody else's at the same time: an eventfd.</summary>
public sealed unsafe class WakeEvent : IDisposable
{
    /// <summary>The most descriptors that can be waited for.</summary>
    public const int MostDescriptors = 128;

    private const int CloexecNonblock = 0x80800;
    private const short PollIn = 1;

    private readonly SafeFd _fd;

    /// <exception cref="UnixException">There are too many descriptors.</exception>
    public WakeEvent()
    {
        var number = Libc.EventFd(0, CloexecNonblock);
        _fd = number >= 0 ? new SafeFd(number) : throw UnixException.Last("make an eventfd");
    }

    /// <summary>Ends a wait, or else the next one. Any thread; many calls end one wait.</summary>
    public void Set()
    {
        var one = 1UL;
        try
        {
            // Fails only where it is set some 2^64 times already.
            _ = Libc.Write(_fd, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }

    /// <summary>Waits until it is set or a descriptor has something to read, or has failed.</summary>
    /// <param name="descriptor">Stays open meanwhile.</param>
    /// <returns>True for the descriptor, whether it was set as well or not.</returns>
    /// <exception cref="UnixException">The descriptors cannot be waited for.</exception>
    public bool WaitWith(int descriptor) => WaitWith([descriptor], Timeout.InfiniteTimeSpan);

    /// <summary>Waits until it is set, or one of some descriptors has something to read or has failed, or time has passed.</summary>
    /// <param name="descriptors">Stay open meanwhile; at most <see cref="MostDescriptors"/>.</param>
    /// <param name="limit">How long at most, in real time; infinite for no limit.</param>
    /// <returns>True for a descriptor, whether it was set as well or not.</returns>
    /// <exception cref="UnixException">The descriptors cannot be waited for.</exception>
    public bool WaitWith(ReadOnlySpan<int> descriptors, TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(descriptors.Length, MostDescriptors);
        var entries = stackalloc Libc.PollEntry[MostDescriptors + 1];
        entries[0] = new Libc.PollEntry { Fd = _fd.Number, Events = PollIn };
        for (var i = 0; i < descriptors.Length; i++)
        {
            entries[i + 1] = new Libc.PollEntry { Fd = descriptors[i], Events = PollIn };
        }

        var milliseconds = limit < TimeSpan.Zero ? -1 : (int)Math.Min(Math.Ceiling(limit.TotalMilliseconds), int.MaxValue);
        int ready;
        while ((ready = Libc.Poll(entries, (nuint)descriptors.Length + 1, milliseconds)) < 0)
        {
            if (!Libc.Interrupted)
            {
                throw UnixException.Last("wait for descriptors");
            }
        }

        var count = 0UL;
        _ = Libc.Read(_fd, &count, sizeof(ulong));
        return ready > (entries[0].ReturnedEvents != 0 ? 1 : 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _fd.Dispose();
}
