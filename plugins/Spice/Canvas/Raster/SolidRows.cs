namespace Compositor.Plugins.Spice;

/// <summary>One colour.</summary>
internal readonly ref struct SolidRows : IRowSource
{
    private readonly ReadOnlySpan<uint> _line;

    /// <param name="colour">A word of the surface.</param>
    /// <param name="line">As long as a row of the surface; filled here.</param>
    public SolidRows(uint colour, Span<uint> line)
    {
        line.Fill(colour);
        _line = line;
    }

    public ReadOnlySpan<uint> Read(int x, int y, int count) => _line[..count];
}
