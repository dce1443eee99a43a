namespace Compositor.SpiceServer.Drawing;

/// <summary>What a composite operation does, by pixman's numbers.</summary>
/// <param name="Operator">0 to 0x0d, 0x30 to 0x3e.</param>
internal sealed record Composition(int Operator)
{
    public int Filter { get; init; }

    public int Repeat { get; init; }

    public Picture? Mask { get; init; }

    public bool ComponentAlpha { get; init; }

    /// <summary>Six numbers of 16.16, row by row.</summary>
    public int[]? Transform { get; init; }

    public (int X, int Y) Origin { get; init; }

    /// <summary>The flags field of QXLComposite.</summary>
    public uint Flags => (uint)Operator | (uint)Filter << 8 | (uint)Repeat << 14 | (ComponentAlpha ? 1u << 18 : 0);
}
