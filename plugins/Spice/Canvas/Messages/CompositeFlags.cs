namespace Compositor.Plugins.Spice;

/// <summary>The flags of a composite message.</summary>
internal readonly record struct CompositeFlags
{
    private readonly uint _bits;

    /// <exception cref="SpiceException">They name what is not known.</exception>
    public CompositeFlags(uint bits)
    {
        _bits = bits;
        Operator = (CompositeOperator)(bits & 0xff);
        if (Operator > CompositeOperator.Saturate && Operator is < CompositeOperator.Multiply or > CompositeOperator.Luminosity)
        {
            throw new SpiceException("a composite has an unknown operator");
        }
    }

    public CompositeOperator Operator { get; }

    public bool IsSourceSmooth => IsSmooth(8);

    public bool IsMaskSmooth => IsSmooth(11);

    public Repeat SourceRepeat => (Repeat)(_bits >> 14 & 3);

    public Repeat MaskRepeat => (Repeat)(_bits >> 16 & 3);

    public bool HasMask => Has(19);

    public bool HasSourceTransform => Has(20);

    public bool HasMaskTransform => Has(21);

    /// <summary>A surface's alpha counts as full.</summary>
    public bool IsSourceOpaque => Has(22);

    public MaskUse MaskUse => !HasMask ? MaskUse.None : Has(18) ? MaskUse.Channels : MaskUse.Alpha;

    private bool Has(int bit) => (_bits >> bit & 1) != 0;

    private bool IsSmooth(int shift) => (_bits >> shift & 7) switch
    {
        // Fast and nearest; good, best and bilinear.
        0 or 3 => false,
        1 or 2 or 4 => true,
        _ => throw new SpiceException("a composite has an unknown filter"),
    };
}
