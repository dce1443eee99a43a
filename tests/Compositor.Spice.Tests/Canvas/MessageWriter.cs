using System.Buffers.Binary;
using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Writes the bodies of display messages; images and other things that are pointed to follow when the body is taken.</summary>
internal sealed class MessageWriter
{
    private readonly List<byte> _bytes = [];
    private readonly List<(int At, byte[] Bytes)> _pointed = [];

    public static MessageWriter Draw(Box box, params Box[] clip) => DrawTo(0, box, clip);

    public static MessageWriter DrawTo(uint surface, Box box, params Box[] clip)
    {
        var writer = new MessageWriter().U32(surface).Box(box);
        if (clip.Length == 0)
        {
            return writer.U8(0);
        }

        writer.U8(1).U32((uint)clip.Length);
        foreach (var each in clip)
        {
            writer.Box(each);
        }

        return writer;
    }

    public MessageWriter U8(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public MessageWriter U16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        _bytes.AddRange(bytes);
        return this;
    }

    public MessageWriter U32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public MessageWriter U64(ulong value) => U32((uint)value).U32((uint)(value >> 32));

    public MessageWriter I32(int value) => U32((uint)value);

    public MessageWriter Box(Box box) => I32(box.Top).I32(box.Left).I32(box.Bottom).I32(box.Right);

    public MessageWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A pointer to bytes that follow the message.</summary>
    public MessageWriter Pointer(byte[] bytes)
    {
        _pointed.Add((_bytes.Count, bytes));
        return U32(0);
    }

    public MessageWriter Solid(uint colour) => U8(1).U32(colour);

    public MessageWriter Pattern(byte[] image, int x, int y) => U8(2).Pointer(image).I32(x).I32(y);

    public MessageWriter NoMask() => U8(0).I32(0).I32(0).U32(0);

    public MessageWriter Mask(byte[] image, int x = 0, int y = 0, bool inverted = false) => U8(inverted ? 1 : 0).I32(x).I32(y).Pointer(image);

    public byte[] Take()
    {
        var body = new List<byte>(_bytes);
        foreach (var (at, bytes) in _pointed)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(body)[at..], (uint)body.Count);
            body.AddRange(bytes);
        }

        return [.. body];
    }
}
