using Compositor.Plugins.Spice;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>Messages of every kind that are right, drawn from a seed; and ways to damage them.</summary>
internal sealed class RandomMessages(int seed)
{
    public static readonly ushort[] Types = [104, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311, 312, 313, 318];

    private static readonly int[] Extremes = [int.MinValue, int.MaxValue, -1, 0, 1, 0x7fff, 0x8000, -0x8000];

    private readonly Random _random = new(seed);

    /// <summary>A box around a picture of a size, sometimes far beyond it.</summary>
    public Box Box(int size)
    {
        var (left, top) = (_random.Next(-size / 4, size), _random.Next(-size / 4, size));
        return new Box(left, top, left + _random.Next(1, size), top + _random.Next(1, size));
    }

    /// <summary>The fields of a message after its base; without randomness that depends on the base.</summary>
    public MessageWriter Message(ushort type, MessageWriter writer, int size)
    {
        switch (type)
        {
            case 104:
                return writer.I32(_random.Next(-size, size)).I32(_random.Next(-size, size));
            case 302:
                return Mask(Brush(writer).U16(Rop()));
            case 303:
                return Mask(Brush(Source(writer)).U16(Rop()).U8(_random.Next(2)));
            case 304 or 305:
                return Mask(Source(writer).U16(Rop()).U8(_random.Next(2)));
            case 306 or 307 or 308:
                return Mask(writer);
            case 309:
                return Mask(Brush(Source(writer)).U8(_random.Next(256)).U8(_random.Next(2)));
            case 310:
                return Stroke(writer, size);
            case 311:
                return Brush(Brush(writer.Pointer(Text()).Box(Box(size)))).U16(8).U16(8);
            case 312:
                return Source(writer).U32(0).U32((uint)_random.Next(2));
            case 313:
                writer.U8(_random.Next(4)).U8(_random.Next(256));
                return Source(writer);
            default:
                return Composite(writer);
        }
    }

    /// <summary>Changes a body in a few places, or cuts it.</summary>
    public byte[] Damage(byte[] body)
    {
        body = [.. body];
        for (var i = _random.Next(1, 4); i > 0 && body.Length > 4; i--)
        {
            var at = _random.Next(body.Length - 3);
            if (_random.Next(2) == 0)
            {
                body[at] = (byte)_random.Next(256);
            }
            else
            {
                BitConverter.TryWriteBytes(body.AsSpan(at), Extremes[_random.Next(Extremes.Length)]);
            }
        }

        return _random.Next(8) == 0 ? body[.._random.Next(body.Length)] : body;
    }

    private int Rop() => (1 << _random.Next(3, 10)) | (_random.Next(8)) | (_random.Next(2) << 10);

    private byte[] Image()
    {
        if (_random.Next(4) == 0)
        {
            return TestImage.OfSurface((uint)_random.Next(3));
        }

        var (width, height) = (_random.Next(1, 9), _random.Next(1, 9));
        return TestImage.Of((PixelKind)_random.Next(3), width, [.. Enumerable.Range(0, width * height).Select(_ => Pixel())]);
    }

    private uint Pixel()
    {
        var alpha = (uint)_random.Next(256);
        return alpha << 24 | (uint)_random.Next((int)alpha + 1) << 16 | (uint)_random.Next((int)alpha + 1) << 8 | (uint)_random.Next((int)alpha + 1);
    }

    private MessageWriter Source(MessageWriter writer) => writer.Pointer(Image()).Box(Box(9));

    private MessageWriter Brush(MessageWriter writer) => _random.Next(3) switch
    {
        0 => writer.U8(0),
        1 => writer.Solid((uint)_random.Next()),
        _ => writer.Pattern(Image(), _random.Next(-9, 9), _random.Next(-9, 9)),
    };

    private MessageWriter Mask(MessageWriter writer) => _random.Next(2) == 0 ? writer.NoMask() : writer.Mask(
        TestImage.Of(PixelKind.Mask, 16, [.. Enumerable.Range(0, 256).Select(_ => (uint)_random.Next(2))]), _random.Next(-4, 4), _random.Next(-4, 4), _random.Next(2) == 0);

    private MessageWriter Stroke(MessageWriter writer, int size)
    {
        var isCurve = _random.Next(2) == 0;
        var count = 4 + (3 * _random.Next(3));
        byte[] path =
        [
            1, 0, 0, 0, (byte)(3 | (_random.Next(2) * 8) | (isCurve ? 16 : 0)), (byte)count, 0, 0, 0,
            .. Enumerable.Range(0, count * 2).SelectMany(_ => BitConverter.GetBytes(_random.Next(-size * 16, size * 32))),
        ];
        var flags = (_random.Next(2) * 8) | (_random.Next(2) * 4);
        writer.Pointer(path).U8(flags);
        if ((flags & 8) != 0)
        {
            writer.U8(2).Pointer([.. BitConverter.GetBytes(_random.Next(16, 100)), .. BitConverter.GetBytes(_random.Next(16, 100))]);
        }

        return Brush(writer).U16(Rop()).U16(8);
    }

    private byte[] Text()
    {
        var kind = 1 << _random.Next(3);
        var writer = new MessageWriter().U16(3).U8(kind | (_random.Next(2) * 8));
        for (var i = 0; i < 3; i++)
        {
            var (width, height) = (_random.Next(9), _random.Next(9));
            var bytes = new byte[((width * (kind == 1 ? 1 : kind * 2)) + 7) / 8 * height];
            _random.NextBytes(bytes);
            writer.I32(_random.Next(-4, 24)).I32(_random.Next(-4, 24)).I32(0).I32(0).U16(width).U16(height).Bytes(bytes);
        }

        return writer.Take();
    }

    private MessageWriter Composite(MessageWriter writer)
    {
        var op = _random.Next(0x1d);
        var flags = (uint)(op < 0x0e ? op : op + 0x30 - 0x0e) | (uint)_random.Next(5) << 8 | (uint)_random.Next(5) << 11 | (uint)_random.Next(128) << 14
            | (uint)_random.Next(8) << 20;
        writer.U32(flags).Pointer(Image());
        if ((flags & 1 << 19) != 0)
        {
            writer.Pointer(Image());
        }

        for (var bit = 20; bit <= 21; bit++)
        {
            for (var i = 0; (flags & 1 << bit) != 0 && i < 6; i++)
            {
                writer.I32(_random.Next(-1 << 17, 1 << 17));
            }
        }

        return writer.U16(_random.Next(-9, 9)).U16(_random.Next(-9, 9)).U16(_random.Next(-9, 9)).U16(_random.Next(-9, 9));
    }
}
