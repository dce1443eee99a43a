using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>A cursor's image in memory of a DRM device (a "dumb" buffer). One thread; disposed before its device.</summary>
public sealed unsafe class DrmCursor : IDisposable
{
    private const uint CreateDumb = 0xC02064B2;
    private const uint MapDumb = 0xC01064B3;
    private const uint DestroyDumb = 0xC00464B4;

    private readonly DrmCard _card;

    /// <param name="card">Stays its owner's.</param>
    /// <param name="image">Cut off where it is larger than the device's cursors.</param>
    /// <exception cref="UnixException">The device has no such memory.</exception>
    public DrmCursor(DrmCard card, CursorImage image)
    {
        (_card, Size, HotSpot) = (card, card.CursorSize, image.HotSpot);
        var dumb = new DumbBuffer { Height = (uint)Size.Height, Width = (uint)Size.Width, BitsPerPixel = 32 };
        if (Libc.Ioctl(card.Fd, CreateDumb, &dumb) != 0)
        {
            throw UnixException.Last("make a cursor");
        }

        Handle = dumb.Handle;
        try
        {
            Draw(image, checked((int)dumb.Pitch), checked((long)dumb.Size));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Pixels; the device's.</summary>
    public Size Size { get; }

    /// <summary>The pixel that points.</summary>
    public Point HotSpot { get; }

    internal uint Handle { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        var handle = Handle;
        _ = Libc.Ioctl(_card.Fd, DestroyDumb, &handle);
    }

    private void Draw(CursorImage image, int pitch, long length)
    {
        var map = new DumbMapping { Handle = Handle };
        if (pitch < Size.Width * 4 || length < (long)pitch * Size.Height || Libc.Ioctl(_card.Fd, MapDumb, &map) != 0)
        {
            throw UnixException.Last("map a cursor");
        }

        using var memory = MappedMemory.MapRange(_card.Fd, (long)map.Offset, length, writable: true);
        memory.Span.Clear();
        var source = image.Argb.Span;
        var (width, height) = (Math.Min(image.Size.Width, Size.Width), Math.Min(image.Size.Height, Size.Height));
        for (var y = 0; y < height; y++)
        {
            var row = memory.Span.Slice(y * pitch, width * 4);
            Premultiply(source.Slice(y * image.Size.Width * 4, width * 4), row);
        }
    }

    // Cursor planes blend premultiplied colours.
    private static void Premultiply(ReadOnlySpan<byte> straight, Span<byte> multiplied)
    {
        for (var i = 0; i < straight.Length; i += 4)
        {
            var alpha = straight[i + 3];
            multiplied[i] = (byte)(straight[i] * alpha / 255);
            multiplied[i + 1] = (byte)(straight[i + 1] * alpha / 255);
            multiplied[i + 2] = (byte)(straight[i + 2] * alpha / 255);
            multiplied[i + 3] = alpha;
        }
    }

    /// <summary>struct drm_mode_create_dumb.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct DumbBuffer
    {
        public uint Height;
        public uint Width;
        public uint BitsPerPixel;
        public uint Flags;
        public uint Handle;
        public uint Pitch;
        public ulong Size;
    }

    /// <summary>struct drm_mode_map_dumb.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct DumbMapping
    {
        public uint Handle;
        public uint Padding;
        public ulong Offset;
    }
}
