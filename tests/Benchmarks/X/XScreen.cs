using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>A connection to an X server: somebody who looks at its screen, draws a window on it and types. One thread at a time.</summary>
internal sealed partial class XScreen : IDisposable
{
    private const short Readable = 1;

    private readonly nint _display;
    private readonly nuint _root;
    private readonly nint _gc;
    private nuint _damage;
    private int _damaged = -1;

    /// <param name="name">As in DISPLAY.</param>
    public XScreen(string name)
    {
        _display = Xlib.OpenDisplay(name);
        if (_display == 0)
        {
            throw new InvalidOperationException($"there is no X server at {name}");
        }

        (_root, _gc) = (Xlib.DefaultRootWindow(_display), Xlib.DefaultGc(_display, 0));
    }

    /// <summary>Maps a window that gets keys.</summary>
    public nuint CreateWindow(int x, int y, int width, int height)
    {
        var window = Xlib.CreateSimpleWindow(_display, _root, x, y, (uint)width, (uint)height, 0, 0, 0);
        _ = Xlib.SelectInput(_display, window, Xlib.KeyPressMask);
        _ = Xlib.MapWindow(_display, window);
        _ = Xlib.Sync(_display, 0);
        return window;
    }

    public void Place(nuint window, int x, int y, int width, int height)
    {
        _ = Xlib.MoveResizeWindow(_display, window, x, y, (uint)width, (uint)height);
        _ = Xlib.Sync(_display, 0);
    }

    /// <summary>Gives a window the keyboard, as a window manager would.</summary>
    public void Focus(nuint window)
    {
        _ = Xlib.SetInputFocus(_display, window, Xlib.RevertToParent, 0);
        _ = Xlib.Sync(_display, 0);
    }

    /// <summary>Paints all of a window; the server has done so when this returns.</summary>
    public void Paint(nuint window, uint colour)
    {
        _ = Xlib.SetWindowBackground(_display, window, colour);
        _ = Xlib.ClearWindow(_display, window);
        _ = Xlib.Sync(_display, 0);
    }

    /// <summary>Paints a part of a window; <see cref="Flush"/> sends it.</summary>
    public void Fill(nuint window, uint colour, int x, int y, int width, int height)
    {
        _ = Xlib.SetForeground(_display, _gc, colour);
        _ = Xlib.FillRectangle(_display, window, _gc, x, y, (uint)width, (uint)height);
    }

    /// <summary>Copies pixels, 0xXXRRGGBB, into a window; <see cref="Flush"/> sends what is not sent at once.</summary>
    public unsafe void Put(nuint window, ReadOnlySpan<uint> pixels, int x, int y, int width)
    {
        const uint Depth = 24;
        const int Bits = 32;
        var height = (uint)(pixels.Length / width);

        // The pixels are freed with the image, so they are its own.
        var data = NativeMemory.Alloc((nuint)pixels.Length, sizeof(uint));
        pixels.CopyTo(new Span<uint>(data, pixels.Length));
        var image = Xlib.CreateImage(_display, 0, Depth, Xlib.ZPixmap, 0, (nint)data, (uint)width, height, Bits, 0);
        _ = Xlib.PutImage(_display, window, _gc, image, 0, 0, x, y, (uint)width, height);
        _ = Xlib.DestroyImage(image);
    }

    public void Flush() => _ = Xlib.Flush(_display);

    /// <summary>Presses and releases a key, named by X11/keysymdef.h.</summary>
    public void Type(uint keysym)
    {
        var code = Xlib.KeysymToKeycode(_display, keysym);
        _ = Xlib.FakeKeyEvent(_display, code, 1, 0);
        _ = Xlib.FakeKeyEvent(_display, code, 0, 0);
        _ = Xlib.Flush(_display);
    }

    /// <summary>Has <see cref="WaitForDamage"/> tell of all that is drawn on the screen from now on.</summary>
    public void Watch()
    {
        if (Xlib.DamageQueryExtension(_display, out _damaged, out _) == 0)
        {
            throw new InvalidOperationException("the X server has no DAMAGE");
        }

        _damage = Xlib.DamageCreate(_display, _root, Xlib.DamageReportNonEmpty);
        _ = Xlib.Sync(_display, 0);
    }

    /// <summary>Waits until something was drawn on the screen that was not told of yet.</summary>
    public bool WaitForDamage(TimeSpan limit)
    {
        var isThere = WaitFor(_damaged, limit);
        if (isThere)
        {
            // What comes after this is told anew.
            Xlib.DamageSubtract(_display, _damage, 0, 0);
        }

        return isThere;
    }

    /// <summary>Waits until a key is pressed in a window of this connection.</summary>
    public bool WaitForKey(TimeSpan limit) => WaitFor(Xlib.KeyPress, limit);

    /// <summary>The colour of a pixel of the screen.</summary>
    public uint ColourAt(int x, int y)
    {
        var image = Xlib.GetImage(_display, _root, x, y, 1, 1, nuint.MaxValue, Xlib.ZPixmap);
        var colour = (uint)Xlib.GetPixel(image, 0, 0) & 0xFFFFFF;
        _ = Xlib.DestroyImage(image);
        return colour;
    }

    /// <summary>The last pixel, in reading order, that has a colour; null when there is none.</summary>
    public (int X, int Y)? LastOf(uint colour, int width, int height)
    {
        var image = Xlib.GetImage(_display, _root, 0, 0, (uint)width, (uint)height, nuint.MaxValue, Xlib.ZPixmap);
        (int, int)? found = null;
        for (var i = (width * height) - 1; i >= 0 && found is null; i--)
        {
            if (((uint)Xlib.GetPixel(image, i % width, i / width) & 0xFFFFFF) == colour)
            {
                found = (i % width, i / width);
            }
        }

        _ = Xlib.DestroyImage(image);
        return found;
    }

    public void Dispose() => _ = Xlib.CloseDisplay(_display);

    private bool WaitFor(int type, TimeSpan limit)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(limit.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            while (Xlib.Pending(_display) > 0)
            {
                _ = Xlib.NextEvent(_display, out var happened);
                if (happened.Type == type)
                {
                    return true;
                }
            }

            var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), end);
            var descriptor = new PollDescriptor { Descriptor = Xlib.ConnectionNumber(_display), Events = Readable };
            if (left <= TimeSpan.Zero || Poll(ref descriptor, 1, (int)Math.Ceiling(left.TotalMilliseconds)) == 0)
            {
                return false;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
