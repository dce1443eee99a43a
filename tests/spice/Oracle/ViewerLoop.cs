using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Compositor.SpiceServer.Serving;

namespace Compositor.SpiceOracle;

/// <summary>The library's main context with all viewers, and the commands of stdin, which are for the first of them. Main thread.</summary>
internal sealed unsafe class ViewerLoop(Viewer[] viewers)
{
    private readonly ConcurrentQueue<string> _lines = new();
    private volatile bool _hasEnded;

    /// <summary>Runs until stdin ends or says "quit".</summary>
    public void Run()
    {
        var reading = new Thread(ReadLines) { IsBackground = true };
        reading.Start();
        while (!_hasEnded)
        {
            GLib.Iterate(0, mayBlock: 1);
            foreach (var viewer in viewers)
            {
                viewer.Look();
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

    private void Do(string line)
    {
        if (line.Split(' ', 2) is not ["dump", var path])
        {
            Console.WriteLine($"error no command: {line}");
            return;
        }

        if (viewers[0].Primary() is not { } primary)
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
}
