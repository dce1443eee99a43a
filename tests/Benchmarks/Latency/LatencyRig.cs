using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A VNC server, a screen, and a viewer on it that shows that server; and one who draws and types at the one end and looks at the other.</summary>
internal sealed class LatencyRig : IDisposable
{
    private const int Width = 1920;
    private const int Height = 1080;

    // The letter a.
    private const uint Key = 0x61;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly VirtualDisplay _desktop;
    private readonly VirtualDisplay _screen;
    private readonly XScreen _drawer;
    private readonly XScreen _looker;
    private readonly nuint _window;
    private (int X, int Y) _pixel;
    private uint _colour = 0x102030;

    /// <param name="start">Starts the viewer on a screen for the server at a port of 127.0.0.1; it has the keyboard when this returns.</param>
    public LatencyRig(Action<VirtualDisplay, int> start)
    {
        var port = FreePort.Choose();
        _desktop = new VirtualDisplay(
            "Xtigervnc",
            "-geometry", $"{Width}x{Height}", "-depth", "24", "-rfbport", $"{port}", "-interface", "127.0.0.1", "-localhost", "-SecurityTypes", "None", "-AlwaysShared", "-nolisten", "tcp", "-FrameRate", "240");
        _screen = new VirtualDisplay("Xvfb", "-screen", "0", $"{Width + 60}x{Height + 80}x24", "-nolisten", "tcp");
        (_drawer, _looker) = (new XScreen(_desktop.Name), new XScreen(_screen.Name));
        _window = _drawer.CreateWindow(0, 0, Width, Height);
        _drawer.Focus(_window);
        start(_screen, port);
        _looker.Watch();
    }

    /// <summary>The window that is painted has another size from now on; returns when the viewer shows it.</summary>
    public void Resize(int width, int height)
    {
        // Behind the whole desktop nothing has the colour that is looked for.
        _drawer.Paint(_window, 0);
        _drawer.Place(_window, 40, 40, width, height);
        _drawer.Focus(_window);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30);)
        {
            var colour = NextColour();
            _drawer.Paint(_window, colour);
            Pass(TimeSpan.FromSeconds(1));
            if (_looker.LastOf(colour, Width + 60, Height + 80) is { } found)
            {
                _pixel = found;
                return;
            }
        }

        throw new TimeoutException("the viewer does not show its desktop");
    }

    /// <summary>From painting until the viewer's screen shows the last pixel of it.</summary>
    /// <returns>Milliseconds; null when it does not come.</returns>
    public double? Damage()
    {
        var colour = NextColour();
        var began = Stopwatch.GetTimestamp();
        _drawer.Paint(_window, colour);
        return IsShown(colour) ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : null;
    }

    /// <summary>From a key on the viewer's screen until that shows what a program of the desktop has painted for it.</summary>
    /// <returns>Milliseconds; null when it does not come.</returns>
    public double? Stroke()
    {
        var colour = NextColour();
        var began = Stopwatch.GetTimestamp();
        _looker.Type(Key);
        if (!_drawer.WaitForKey(Limit))
        {
            return null;
        }

        _drawer.Paint(_window, colour);
        return IsShown(colour) ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : null;
    }

    public void Dispose()
    {
        _drawer.Dispose();
        _looker.Dispose();
        _screen.Dispose();
        _desktop.Dispose();
    }

    private static void Pass(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }

    private bool IsShown(uint colour)
    {
        while (_looker.ColourAt(_pixel.X, _pixel.Y) != colour)
        {
            if (!_looker.WaitForDamage(Limit))
            {
                return false;
            }
        }

        return true;
    }

    // Never the one before, never black or white, and the same in every run.
    private uint NextColour() => _colour = ((_colour * 1103515245) + 12345) & 0x7F7F7F | 0x101010;
}
