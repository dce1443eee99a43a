namespace Compositor.Fuzz;

/// <summary>Changes bytes in the ways that hurt decoders most.</summary>
public static class Mutation
{
    private const int FirstBytes = 120;

    private static readonly uint[] Extremes =
        [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x3fffffff, 0x40000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

    /// <summary>A message of SPICE with a right header and another body.</summary>
    public static byte[] Message(ushort type, byte[] body, Random random)
    {
        var changed = body.Length > 4 ? Stream(body, random, random.Next(1, 4)) : body;
        return WireMessage.Bytes(random.Next(50) == 0 ? (ushort)random.Next(100, 325) : type, changed);
    }

    /// <summary>Damages a whole stream, headers and all.</summary>
    public static byte[] Stream(byte[] bytes, Random random, int changes = 1)
    {
        List<byte> changed = [.. bytes];
        for (; changes > 0 && changed.Count > 4; changes--)
        {
            Change(changed, random);
        }

        return [.. changed];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        // Most of what matters stands in the first bytes.
        var at = random.Next(2) == 0 ? random.Next(bytes.Count) : random.Next(Math.Min(FirstBytes, bytes.Count));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                Write(bytes, at, Extremes[random.Next(Extremes.Length)]);
                break;
            case 3:
                Write(bytes, at, (uint)random.Next(0, bytes.Count + 64));
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 16), bytes.Count - at));
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 16), bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private static void Write(List<byte> bytes, int at, uint value)
    {
        for (var i = 0; i < 4 && at + i < bytes.Count; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }
}
