namespace Compositor.Plugins.Spice;

/// <summary>Copies the pixels of a source but for those of one colour.</summary>
internal readonly ref struct ColourKeyPainter<TSource>(TSource source, uint key) : IRowPainter
    where TSource : struct, IRowSource, allows ref struct
{
    private const uint ColourBits = 0xff_ffff;

    private readonly TSource _source = source;

    public void Paint(Span<uint> row, int x, int y)
    {
        var pixels = _source.Read(x, y, row.Length);
        for (var i = 0; i < row.Length; i++)
        {
            if (((pixels[i] ^ key) & ColourBits) != 0)
            {
                row[i] = pixels[i];
            }
        }
    }
}
