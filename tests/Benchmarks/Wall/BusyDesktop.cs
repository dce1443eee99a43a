using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A small VNC desktop on which something happens, and a relay before it that counts what it sends.</summary>
internal sealed class BusyDesktop : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Boxes = 10;
    private const int VideoWidth = 96;
    private const int VideoHeight = 72;

    /// <summary>As few as windows have.</summary>
    private static readonly uint[] Colours = [0xFFFFFF, 0xF0F0F0, 0xD0D0D0, 0x808080, 0x404040, 0x000000, 0x3465A4, 0xCC0000];

    private readonly VirtualDisplay _display;
    private readonly XScreen _screen;
    private readonly nuint _window;
    private readonly CountingRelay _relay;
    private readonly Random _random = new(1);
    private readonly uint[] _video = new uint[VideoWidth * VideoHeight];
    private readonly double[] _waves = [.. Enumerable.Range(0, VideoWidth).Select(x => Math.Sin(x * Math.Tau / VideoWidth))];
    private int _time;

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

    /// <summary>Changes a tenth of the picture: plain boxes, and a small photograph that is another one each time.</summary>
    public void Draw()
    {
        for (var i = 0; i < Boxes; i++)
        {
            _screen.Fill(_window, Colours[_random.Next(Colours.Length)], _random.Next(Width - 60), _random.Next(Height - 40), 60, 40);
        }

        FilmAgain();
        _screen.Put(_window, _video, (Width - VideoWidth) / 2, (Height - VideoHeight) / 2, VideoWidth);
        _screen.Flush();
    }

    public void Dispose()
    {
        _relay.Dispose();
        _screen.Dispose();
        _display.Dispose();
    }

    // Large waves that move, and the grain of a camera.
    private void FilmAgain()
    {
        _time++;
        for (var y = 0; y < VideoHeight; y++)
        {
            var row = 90 * Math.Cos((y * 0.09) - (_time * 0.07));
            for (var x = 0; x < VideoWidth; x++)
            {
                var light = (uint)(128 + (row * _waves[(x + _time) % VideoWidth])) + (uint)_random.Next(8);
                _video[(y * VideoWidth) + x] = (light << 16) | ((light * 3 / 4) << 8) | (255 - light);
            }
        }
    }
}
