namespace Compositor.Remote.Tests.Made;

/// <summary>Makes tiles of TRLE of every kind, with the pixels that they stand for (RFC 6143, 7.7.5).</summary>
internal sealed class TileWriter(Random random)
{
    private const int MostPacked = 16;

    private readonly List<byte> _bytes = [];
    private int[] _palette = [];

    /// <summary>How often each kind was written, by its first byte; palettes by their least.</summary>
    public Dictionary<int, int> Kinds { get; } = [];

    public byte[] Bytes => [.. _bytes];

    /// <summary>Writes a tile of a random kind.</summary>
    /// <returns>Its pixels, 0xRRGGBB, row after row.</returns>
    public int[] Write(int width, int height)
    {
        var kinds = new List<int> { 0, 1, 2, 128, 130 };
        if (_palette.Length is > 1 and <= MostPacked)
        {
            kinds.Add(127);
        }

        if (_palette.Length > 1)
        {
            kinds.Add(129);
        }

        var kind = kinds[random.Next(kinds.Count)];
        Kinds[kind] = Kinds.GetValueOrDefault(kind) + 1;
        switch (kind)
        {
            case 0:
                _bytes.Add(0);
                return Raw(width, height);
            case 1:
                _bytes.Add(1);
                var colour = Colour();
                return [.. Enumerable.Repeat(colour, width * height)];
            case 2:
                NewPalette(random.Next(2, MostPacked + 1), 0);
                return Packed(width, height);
            case 127:
                _bytes.Add(127);
                return Packed(width, height);
            case 128:
                _bytes.Add(128);
                return Runs(width * height, () => Colour(), isPalette: false);
            case 129:
                _bytes.Add(129);
                return Runs(width * height, null, isPalette: true);
            default:
                NewPalette(random.Next(2, 128), 128);
                return Runs(width * height, null, isPalette: true);
        }
    }

    private int Colour()
    {
        var colour = random.Next(1 << 24);
        _bytes.AddRange([(byte)colour, (byte)(colour >> 8), (byte)(colour >> 16)]);
        return colour;
    }

    private void NewPalette(int count, int more)
    {
        _bytes.Add((byte)(count + more));
        _palette = [.. Enumerable.Range(0, count).Select(_ => Colour())];
    }

    private int[] Raw(int width, int height) => [.. Enumerable.Range(0, width * height).Select(_ => Colour())];

    private int[] Packed(int width, int height)
    {
        var bits = _palette.Length == 2 ? 1 : _palette.Length <= 4 ? 2 : 4;
        var pixels = new List<int>();
        for (var y = 0; y < height; y++)
        {
            var row = string.Concat(Enumerable.Range(0, width).Select(_ =>
            {
                var index = random.Next(_palette.Length);
                pixels.Add(_palette[index]);
                return Convert.ToString(index, 2).PadLeft(bits, '0');
            }));
            row = row.PadRight((row.Length + 7) / 8 * 8, '0');
            for (var at = 0; at < row.Length; at += 8)
            {
                _bytes.Add(Convert.ToByte(row.Substring(at, 8), 2));
            }
        }

        return [.. pixels];
    }

    private int[] Runs(int count, Func<int>? colour, bool isPalette)
    {
        var pixels = new List<int>();
        while (pixels.Count < count)
        {
            var length = random.Next(3) == 0 ? 1 : random.Next(1, Math.Min(600, count - pixels.Count) + 1);
            if (isPalette)
            {
                var index = random.Next(_palette.Length);
                pixels.AddRange(Enumerable.Repeat(_palette[index], length));
                _bytes.Add((byte)(index + (length > 1 ? 128 : 0)));
                if (length == 1)
                {
                    continue;
                }
            }
            else
            {
                pixels.AddRange(Enumerable.Repeat(colour!(), length));
            }

            for (length--; length >= 255; length -= 255)
            {
                _bytes.Add(255);
            }

            _bytes.Add((byte)length);
        }

        return [.. pixels];
    }
}
