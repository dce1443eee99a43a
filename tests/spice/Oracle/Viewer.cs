using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Compositor.SpiceServer.Serving;

namespace Compositor.SpiceOracle;

/// <summary>
/// A session with the first display. The library is never given a function of ours to call (it runs on stacks of its own, on which
/// managed code may not): after each turn of its main context we look at what has come. Main thread.
/// </summary>
internal sealed unsafe class Viewer
{
    private const int MainChannel = 1;
    private const int DisplayChannel = 2;

    private readonly nint _session = SpiceClient.NewSession();
    private readonly HashSet<nint> _known = [];
    private readonly ConcurrentQueue<string> _lines = new();
    private nint _display;
    private volatile bool _hasEnded;

    public Viewer(string uri, string? password)
    {
        GLib.SetString(_session, "uri", uri);
        if (password is not null)
        {
            GLib.SetString(_session, "password", password);
        }

        if (SpiceClient.Connect(_session) == 0)
        {
            throw new IOException($"cannot connect to {uri}");
        }
    }

    /// <summary>Runs until stdin ends or says "quit".</summary>
    public void Run()
    {
        var reading = new Thread(ReadLines) { IsBackground = true };
        reading.Start();
        var wasShown = false;
        while (!_hasEnded)
        {
            GLib.Iterate(0, mayBlock: 1);
            ConnectNewDisplays();
            if (!wasShown && Primary() is { } primary && primary.IsMarked != 0)
            {
                wasShown = true;
                Console.WriteLine($"display {primary.Width}x{primary.Height}");
            }

            while (_lines.TryDequeue(out var line))
            {
                Do(line);
            }
        }
    }

    private void ReadLines()
    {
        while (Console.ReadLine() is { } line && line != "quit")
        {
            _lines.Enqueue(line);
            GLib.Wake(0);
        }

        _hasEnded = true;
        GLib.Wake(0);
    }

    private void ConnectNewDisplays()
    {
        var list = SpiceClient.Channels(_session);
        for (var item = list; item is not null; item = item->Next)
        {
            if (!_known.Add(item->Value))
            {
                continue;
            }

            var type = GLib.GetInt(item->Value, "channel-type");
            if (type == DisplayChannel && _display == 0)
            {
                _display = item->Value;
            }

            if (type != MainChannel)
            {
                _ = SpiceClient.ConnectChannel(item->Value);
            }
        }

        GLib.FreeList(list);
    }

    private void Do(string line)
    {
        if (line.Split(' ', 2) is not ["dump", var path])
        {
            Console.WriteLine($"error no command: {line}");
            return;
        }

        if (Primary() is not { } primary)
        {
            Console.WriteLine("error nothing is shown yet");
            return;
        }

        var pixels = new uint[primary.Width * primary.Height];
        for (var y = 0; y < primary.Height; y++)
        {
            var row = MemoryMarshal.Cast<byte, uint>(new ReadOnlySpan<byte>(primary.Pixels + ((long)y * primary.Stride), primary.Width * 4));
            row.CopyTo(pixels.AsSpan((primary.Height - 1 - y) * primary.Width));
        }

        PictureFile.Write(path, primary.Width, primary.Height, pixels);
        Console.WriteLine("done dump");
    }

    private DisplayPrimary? Primary()
    {
        var primary = default(DisplayPrimary);
        return _display != 0 && SpiceClient.GetPrimary(_display, 0, &primary) != 0 && primary.Pixels is not null ? primary : null;
    }
}
