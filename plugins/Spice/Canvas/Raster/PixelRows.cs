using System.Numerics;
using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>Sets and clears bits of rows of pixels.</summary>
internal static class PixelRows
{
    public static void And(Span<uint> row, uint bits)
    {
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(row);
        var many = new Vector<uint>(bits);
        foreach (ref var vector in vectors)
        {
            vector &= many;
        }

        foreach (ref var pixel in row[(vectors.Length * Vector<uint>.Count)..])
        {
            pixel &= bits;
        }
    }

    public static void Or(Span<uint> row, uint bits)
    {
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(row);
        var many = new Vector<uint>(bits);
        foreach (ref var vector in vectors)
        {
            vector |= many;
        }

        foreach (ref var pixel in row[(vectors.Length * Vector<uint>.Count)..])
        {
            pixel |= bits;
        }
    }
}
