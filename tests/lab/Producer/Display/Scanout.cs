using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Virgil.Tests;

namespace Compositor.Producer;

/// <summary>A buffer as a viewer is told of it, truly or not. The descriptors stay with their owners.</summary>
internal sealed record Scanout(Size Size, FourCc Format, ulong Modifier, IReadOnlyList<SafeFd> Fds, IReadOnlyList<uint> Offsets, IReadOnlyList<uint> Strides)
{
    /// <summary>True for the call that knows planes, offsets and a part of a larger picture.</summary>
    public bool HasPlanes { get; init; }

    /// <summary>The truth about a buffer.</summary>
    public static Scanout Of(PixelBuffer buffer) =>
        new(buffer.Size, FourCc.Xrgb8888, Contracts.Modifier.Linear, [buffer.Fd], [0], [(uint)buffer.Stride]);

    /// <summary>Tells it without waiting for an answer.</summary>
    public void Post(FakePeer viewer)
    {
        var fds = Fds.ToArray();
        if (HasPlanes)
        {
            viewer.Post(Names.ListenerDmaBuf2, "ScanoutDMABUF2", "ahuuuuauauuuuutb", WritePlanes, fds);
        }
        else
        {
            viewer.Post(Names.Listener, "ScanoutDMABUF", "huuuutb", WriteSingle, fds);
        }
    }

    private void WriteSingle(DBusWriter writer)
    {
        writer.WriteUInt32(0);
        WriteSize(writer);
        writer.WriteUInt32(Strides[0]);
        writer.WriteUInt32(Format.Code);
        writer.WriteUInt64(Modifier);
        writer.WriteBoolean(false);
    }

    private void WritePlanes(DBusWriter writer)
    {
        Numbers(writer, Enumerable.Range(0, Fds.Count).Select(index => (uint)index));
        writer.WriteUInt32(0);
        writer.WriteUInt32(0);
        WriteSize(writer);
        Numbers(writer, Offsets);
        Numbers(writer, Strides);
        writer.WriteUInt32((uint)Fds.Count);
        writer.WriteUInt32(Format.Code);
        WriteSize(writer);
        writer.WriteUInt64(Modifier);
        writer.WriteBoolean(false);
    }

    private void WriteSize(DBusWriter writer)
    {
        writer.WriteUInt32((uint)Size.Width);
        writer.WriteUInt32((uint)Size.Height);
    }

    private static void Numbers(DBusWriter writer, IEnumerable<uint> numbers)
    {
        var array = writer.BeginArray(4);
        foreach (var number in numbers)
        {
            writer.WriteUInt32(number);
        }

        writer.EndArray(array);
    }
}
