using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A TigerVNC server, and a script that runs on its desktop.</summary>
internal sealed class DesktopScene : IRfbScene
{
    private readonly VirtualDisplay _desktop;
    private readonly string _script;
    private readonly string _folder;
    private Process? _programs;

    /// <param name="geometry">Pixels of the desktop.</param>
    /// <param name="script">For a shell.</param>
    /// <param name="folder">Where it may leave pictures.</param>
    public DesktopScene(string geometry, string script, string folder)
    {
        (Port, _script, _folder) = (FreePort.Choose(), script, folder);
        _desktop = new VirtualDisplay(
            "Xtigervnc",
            "-geometry", geometry, "-depth", "24", "-rfbport", $"{Port}", "-interface", "127.0.0.1", "-localhost", "-SecurityTypes", "None", "-AlwaysShared", "-nolisten", "tcp");
    }

    public int Port { get; }

    // A process group of its own, so that all of it can be stopped.
    public void Begin() => _programs = _desktop.Start("setsid", _folder, "sh", "-c", _script);

    /// <summary>Windows stay: a desktop without them would be a poor picture to compare.</summary>
    public void End()
    {
        if (_programs is { HasExited: false })
        {
            Signals.Send(-_programs.Id, Signals.Stop);
        }
    }

    public void Dispose() => _desktop.Dispose();
}
