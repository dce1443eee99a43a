using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>SpiceCoreInterface of spice-server/spice-core.h: the event loop that the server's main thread runs on.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CoreInterface
{
    public BaseInterface Base;
    public nint TimerAdd;
    public nint TimerStart;
    public nint TimerCancel;
    public nint TimerRemove;
    public nint WatchAdd;
    public nint WatchUpdateMask;
    public nint WatchRemove;
    public nint ChannelEvent;
}
