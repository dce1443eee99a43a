namespace Compositor.Benchmarks;

/// <summary>A VNC client with a window, whose processor time is compared with ours.</summary>
/// <param name="Name">Of the program.</param>
/// <param name="KnowsFences">Whether it can be played what a server sends under ContinuousUpdates.</param>
/// <param name="Arguments">For a port on 127.0.0.1.</param>
internal sealed record RfbViewer(string Name, bool KnowsFences, Func<int, string[]> Arguments)
{
    /// <summary>TigerVNC's, and that of gtk-vnc.</summary>
    public static RfbViewer[] Peers { get; } =
    [
        new("vncviewer", KnowsFences: true, port => ["-AutoSelect=0", "-FullColor=1", "-RemoteResize=0", "-MenuKey=", $"127.0.0.1::{port}"]),
        new("gvncviewer", KnowsFences: false, port => [$"127.0.0.1:{port - 5900}"]),
    ];
}
