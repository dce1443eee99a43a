using System.Runtime.InteropServices;
using Compositor.Shell.Sdl;
using Compositor.Unix;

namespace Compositor.Shell.Outputs;

/// <summary>
/// Waits for X events where another thread draws on the same connection. Waiting for a reply, that thread also reads the events that are
/// before it and leaves them in Xlib's queue; SDL_WaitEvent, which watches the socket, then sleeps on them, its own wake-up among them.
/// So the main thread waits here, is woken after each drawing, and looks into the queue.
/// </summary>
internal sealed partial class XConnection : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly WakeEvent _wake = new();
    private readonly int _descriptor;

    /// <param name="window">Any window on the connection; its SDL outlives this.</param>
    /// <exception cref="SdlException">It is not a window of X11's.</exception>
    public XConnection(nint window)
    {
        var info = default(SDL_SysWMinfo);
        SDL.GetVersion(out info.Version);
        if (SDL.GetWindowWMInfo(window, ref info) == 0 || info.Subsystem != SDL_SysWMinfo.X11)
        {
            _wake.Dispose();
            throw new SdlException("SDL_GetWindowWMInfo");
        }

        _descriptor = ConnectionNumber(info.Display);
    }

    /// <summary>Waits until something came on the connection, or <see cref="Wake"/>. Main thread, its queue being empty.</summary>
    /// <returns>True when something came on the connection.</returns>
    public bool Wait() => _wake.WaitWith(_descriptor);

    /// <summary>
    /// What came is no event but, most likely, the reply that the drawing thread waits for, and still lies there: leaves the processor to that thread
    /// until it says that it has drawn, a moment at most. To wait for the connection again would be to look at that reply again and again, for as long as both
    /// threads share a processor. Main thread.
    /// </summary>
    public void GiveWay() => _ = _wake.WaitWith([], Moment);

    /// <summary>Any thread: there is work for the main thread, or events may have been read for it.</summary>
    public void Wake() => _wake.Set();

    public void Dispose() => _wake.Dispose();

    [LibraryImport("libX11.so.6", EntryPoint = "XConnectionNumber")]
    private static partial int ConnectionNumber(nint display);
}
