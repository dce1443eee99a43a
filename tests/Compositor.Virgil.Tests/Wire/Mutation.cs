namespace Compositor.Virgil.Tests;

/// <summary>Changes bytes at random, in the ways that hurt parsers most.</summary>
internal static class Mutation
{
    private static readonly uint[] Extremes = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x4000000, 0x4000001, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

    public static byte[] Apply(byte[] bytes, Random random)
    {
        var result = new List<byte>(bytes);
        for (var changes = random.Next(1, 5); changes > 0 && result.Count > 8; changes--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(8))
            {
                case 0:
                    result[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    result[at] = (byte)random.Next(256);
                    break;
                case 2:
                    Write(result, at / 4 * 4, Extremes[random.Next(Extremes.Length)]);
                    break;
                case 3:
                    Write(result, at / 4 * 4, (uint)random.Next(0, 4096));
                    break;
                case 4:
                    result.RemoveRange(at, Math.Min(random.Next(1, 32), result.Count - at));
                    break;
                case 5:
                    result.InsertRange(at, result.GetRange(at, Math.Min(random.Next(1, 32), result.Count - at)));
                    break;
                case 6:
                    // In the header of the first messages, where lengths and signatures are.
                    result[random.Next(Math.Min(160, result.Count))] = (byte)random.Next(256);
                    break;
                default:
                    result.RemoveRange(at, result.Count - at);
                    break;
            }
        }

        return [.. result];
    }

    private static void Write(List<byte> bytes, int at, uint value)
    {
        for (var i = 0; i < 4 && at + i < bytes.Count; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }
}
