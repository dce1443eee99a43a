namespace Compositor.SpiceServer.Drawing;

/// <summary>Numbers that look random and are the same for a seed for ever (xorshift32).</summary>
internal sealed class Noise(uint seed)
{
    private uint _state = seed == 0 ? 0x9e3779b9 : seed;

    public uint Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return _state;
    }

    /// <summary>From 0 to below a limit.</summary>
    public int Below(int limit) => (int)(Next() % (uint)limit);
}
