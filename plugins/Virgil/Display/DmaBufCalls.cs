using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Virgil;

/// <summary>Decodes the two calls that bring dma-bufs (QEMU, ui/dbus-display1.xml). The buffer owns the descriptors; they are closed when decoding fails.</summary>
internal static class DmaBufCalls
{
    private const int MaximumPlanes = 4;

    /// <summary>ScanoutDMABUF: one plane, from the start of the memory.</summary>
    public static SurfaceBuffer ReadSingle(ref DBusMessage message, DBusReader reader)
    {
        using var owner = new DescriptorGuard(message.TakeDescriptor(reader.ReadUInt32()));
        var size = PictureLimits.Size(reader.ReadUInt32(), reader.ReadUInt32());
        var stride = reader.ReadUInt32();
        var scanout = new DmaBufScanout
        {
            Visible = new Rect(size),
            Backing = size,
            Format = new FourCc(reader.ReadUInt32()),
            Modifier = reader.ReadUInt64(),
            BottomUp = reader.ReadBoolean(),
            Offsets = [0u],
            Strides = [stride],
        };
        return scanout.CreateBuffer([owner.Take()]);
    }

    /// <summary>ScanoutDMABUF2: up to four planes, and the part of them that the head shows.</summary>
    public static SurfaceBuffer ReadPlanes(ref DBusMessage message, DBusReader reader)
    {
        Span<uint> handles = stackalloc uint[MaximumPlanes];
        Span<uint> offsets = stackalloc uint[MaximumPlanes];
        Span<uint> strides = stackalloc uint[MaximumPlanes];
        var count = ReadNumbers(ref reader, handles);
        var (x, y) = (reader.ReadUInt32(), reader.ReadUInt32());
        var size = PictureLimits.Size(reader.ReadUInt32(), reader.ReadUInt32());
        var offsetCount = ReadNumbers(ref reader, offsets);
        var strideCount = ReadNumbers(ref reader, strides);
        var planes = reader.ReadUInt32();
        var format = new FourCc(reader.ReadUInt32());
        var backing = PictureLimits.Size(reader.ReadUInt32(), reader.ReadUInt32());
        if (count == 0 || offsetCount != count || strideCount != count || planes != count
            || x > backing.Width - size.Width || y > backing.Height - size.Height)
        {
            throw new ProtocolException($"QEMU describes a dma-buf of {count} planes, {size} at {x},{y} of {backing} pixels, that cannot be");
        }

        var scanout = new DmaBufScanout
        {
            Visible = new Rect((int)x, (int)y, size.Width, size.Height),
            Backing = backing,
            Format = format,
            Modifier = reader.ReadUInt64(),
            BottomUp = reader.ReadBoolean(),
            Offsets = offsets[..count],
            Strides = strides[..count],
        };
        return scanout.CreateBuffer(Take(ref message, handles[..count]));
    }

    private static int ReadNumbers(scoped ref DBusReader reader, scoped Span<uint> values)
    {
        var count = 0;
        for (var end = reader.BeginArray(4); reader.Before(end); count++)
        {
            if (count == values.Length)
            {
                throw new ProtocolException($"QEMU describes a dma-buf of more than {values.Length} planes");
            }

            values[count] = reader.ReadUInt32();
        }

        return count;
    }

    private static SafeFd[] Take(ref DBusMessage message, scoped ReadOnlySpan<uint> handles)
    {
        var fds = new SafeFd[handles.Length];
        var taken = 0;
        try
        {
            for (; taken < fds.Length; taken++)
            {
                fds[taken] = message.TakeDescriptor(handles[taken]);
            }

            return fds;
        }
        catch (ProtocolException)
        {
            foreach (var fd in fds.AsSpan(0, taken))
            {
                fd.Dispose();
            }

            throw;
        }
    }
}
