using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A small VNC desktop on which something happens, and a relay before it that counts what it sends.</summary>
internal sealed class BusyDesktop : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Boxes = 10;

    private readonly VirtualDisplay _display;
    private readonly XScreen _screen;
    private readonly nuint _window;
    private readonly CountingRelay _relay;
    private readonly Random _random = new(1);

    public BusyDesktop()
    {
        var port = FreePort.Choose();
        _display = new VirtualDisplay(
            "Xtigervnc",
            "-geometry", $"{Width}x{Height}", "-depth", "24", "-rfbport", $"{port}", "-interface", "127.0.0.1", "-localhost", "-SecurityTypes", "None", "-AlwaysShared", "-nolisten", "tcp");
        _screen = new XScreen(_display.Name);
        _window = _screen.CreateWindow(0, 0, Width, Height);
        _relay = new CountingRelay(port);
    }

    /// <summary>For a client.</summary>
    public string Address => $"vnc://127.0.0.1:{_relay.Port}";

    /// <summary>What was sent, and used, up to now.</summary>
    public DesktopCount Count => new(_relay.Updates, _relay.Bytes, ProcessorClock.Of(_display.Pid));

    /// <summary>Changes a twelfth of the picture.</summary>
    public void Draw()
    {
        for (var i = 0; i < Boxes; i++)
        {
            _screen.Fill(_window, (uint)_random.Next(1 << 24), _random.Next(Width - 60), _random.Next(Height - 40), 60, 40);
        }

        _screen.Flush();
    }

    public void Dispose()
    {
        _relay.Dispose();
        _screen.Dispose();
        _display.Dispose();
    }
}
