namespace Compositor.Plugins.Spice;

/// <summary>Draws with any operator of composite messages.</summary>
/// <param name="op">The operator.</param>
/// <param name="source">The source.</param>
/// <param name="mask">How much of it is drawn; its alpha counts, or all of its channels.</param>
/// <param name="use">Whether there is a mask, and what of it counts.</param>
/// <param name="format">What the surface holds; its own pixels count as opaque where that has no alpha.</param>
internal readonly ref struct CompositePainter(
    CompositeOperator op, CompositeInput source, CompositeInput mask, MaskUse use, SurfaceFormat format) : IRowPainter
{
    private readonly CompositeInput _source = source;
    private readonly CompositeInput _mask = mask;

    public void Paint(Span<uint> row, int x, int y)
    {
        var pixels = _source.Read(x, y, row.Length);
        var marks = use == MaskUse.None ? default : _mask.Read(x, y, row.Length);
        var below = Sampler.OpaqueBits(format.Kind);
        for (var i = 0; i < row.Length; i++)
        {
            var mark = use switch
            {
                MaskUse.None => uint.MaxValue,
                MaskUse.Alpha => PixelMath.SpreadAlpha(marks[i]),
                _ => marks[i],
            };
            row[i] = Combine(pixels[i], mark, row[i] | below);
        }

        format.Store(row);
    }

    private uint Combine(uint pixel, uint mark, uint destination)
    {
        switch (op)
        {
            case <= CompositeOperator.Add:
                return PorterDuff.Combine(op, PixelMath.MultiplyEach(pixel, mark), AlphaOf(pixel, mark), destination);
            case CompositeOperator.Saturate or CompositeOperator.ColourDodge or CompositeOperator.ColourBurn or CompositeOperator.SoftLight:
                var (s, m) = (FloatPixel.From(pixel), FloatPixel.From(mark));
                return DividingBlend.Combine(op, s.Times(m), m.Times(s.A), FloatPixel.From(destination)).ToPixel();
            case >= CompositeOperator.Hue:
                // Channels of their own mean nothing here.
                return use == MaskUse.Channels ? destination
                    : HslBlend.Combine(op, MaskedHsl(FloatPixel.From(pixel), FloatPixel.From(mark).A), FloatPixel.From(destination)).ToPixel();
            default:
                return SeparableBlend.Combine(op, PixelMath.MultiplyEach(pixel, mark), AlphaOf(pixel, mark), destination);
        }
    }

    /// <summary>A masked pixel as servers have it for these modes: green is masked twice and blue not at all.</summary>
    private static FloatPixel MaskedHsl(FloatPixel s, float mark) => new(s.A * mark, s.R * mark, s.G * mark * mark, s.B);

    /// <summary>Alpha of a masked pixel for each channel.</summary>
    private static uint AlphaOf(uint pixel, uint mark) =>
        mark == uint.MaxValue ? PixelMath.SpreadAlpha(pixel) : PixelMath.Multiply(mark, PixelMath.Alpha(pixel));
}
