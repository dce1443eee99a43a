using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>A descriptor that the event loop waits for.</summary>
/// <param name="fd">The descriptor.</param>
/// <param name="mask">SPICE_WATCH_EVENT_*: 1 to read, 2 to write.</param>
/// <param name="ready">Called with what is possible of the mask.</param>
internal sealed class Watch(int fd, int mask, Action<int> ready)
{
    private const int Read = 1;
    private const int Write = 2;

    public int Mask { get; set; } = mask;

    public PollFd Polled => new() { Fd = fd, Events = (short)(((Mask & Read) != 0 ? Libc.PollIn : 0) | ((Mask & Write) != 0 ? Libc.PollOut : 0)) };

    /// <param name="returned">What poll has said; an error or hang-up is found by reading or writing.</param>
    public void Ready(short returned)
    {
        var failed = (returned & ~(Libc.PollIn | Libc.PollOut)) != 0;
        var change = (failed || (returned & Libc.PollIn) != 0 ? Read : 0) | (failed || (returned & Libc.PollOut) != 0 ? Write : 0);
        if ((change & Mask) != 0)
        {
            ready(change & Mask);
        }
    }
}
