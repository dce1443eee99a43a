namespace Compositor.SpiceServer.Drawing;

/// <summary>A photograph by formula: soft shapes of many sizes, one over the other, and the grain of a sensor.</summary>
internal sealed class Photograph
{
    private const int Side = 64;
    private const int Grain = 3;

    private readonly int[] _lattice;
    private readonly Noise _noise;

    public Photograph(Noise noise)
    {
        _noise = noise;
        _lattice = [.. Enumerable.Range(0, Side * Side).Select(_ => noise.Below(256))];
    }

    /// <summary>A pixel, 0xffRRGGBB; each asked for once, from left to right and top to bottom, for the grain.</summary>
    public uint At(int x, int y)
    {
        var light = (Soft(x, y, 7) * 8) + (Soft(x, y, 5) * 5) + (Soft(x, y, 4) * 2) + Soft(x, y, 2);
        var (warm, cold) = (Soft(y, x, 8), Soft(x + 999, y, 8));
        var grain = (int)(_noise.Next() % Grain);
        return 0xff000000 | (Channel((light + (warm * 4)) / 20, grain) << 16) | (Channel(light / 16, grain) << 8) | Channel((light + (cold * 6)) / 22, grain);
    }

    private static uint Channel(int value, int grain) => (uint)Math.Clamp(value + grain, 0, 255);

    // Between four values of the lattice.
    private int Soft(int x, int y, int log)
    {
        var (column, row, mask) = (x >> log, y >> log, (1 << log) - 1);
        var (right, below) = (x & mask, y & mask);
        var top = (Lattice(column, row) * (mask + 1 - right)) + (Lattice(column + 1, row) * right);
        var bottom = (Lattice(column, row + 1) * (mask + 1 - right)) + (Lattice(column + 1, row + 1) * right);
        return ((top * (mask + 1 - below)) + (bottom * below)) >> (2 * log);
    }

    private int Lattice(int column, int row) => _lattice[((row % Side) * Side) + (column % Side)];
}
