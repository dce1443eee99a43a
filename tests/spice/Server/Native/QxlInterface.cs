using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>QXLInterface of spice-server/spice-qxl.h: what the server asks of a graphics card, mostly on its worker thread.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QxlInterface
{
    public BaseInterface Base;
    public nint AttachedWorker;
    public nint SetCompressionLevel;
    public nint SetMmTime;
    public nint GetInitInfo;
    public nint GetCommand;
    public nint RequestCommandNotification;
    public nint ReleaseResource;
    public nint GetCursorCommand;
    public nint RequestCursorNotification;
    public nint NotifyUpdate;
    public nint FlushResources;
    public nint AsyncComplete;
    public nint UpdateAreaComplete;
    public nint SetClientCapabilities;
    public nint ClientMonitorsConfig;
}
