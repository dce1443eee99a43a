namespace Compositor.Plugins.Spice;

/// <summary>The operators that add a share of the source to a share of the destination.</summary>
internal static class PorterDuff
{
    /// <summary>Combines two pixels.</summary>
    /// <param name="op">From Clear to Add.</param>
    /// <param name="source">Premultiplied.</param>
    /// <param name="sourceAlpha">Alpha of the source for each channel.</param>
    /// <param name="destination">Premultiplied.</param>
    public static uint Combine(CompositeOperator op, uint source, uint sourceAlpha, uint destination)
    {
        var alpha = PixelMath.Alpha(destination);
        var share = op switch
        {
            CompositeOperator.Source or CompositeOperator.Over or CompositeOperator.Add => 255u,
            CompositeOperator.In or CompositeOperator.Atop => alpha,
            CompositeOperator.OverReverse or CompositeOperator.Out or CompositeOperator.AtopReverse or CompositeOperator.Xor => 255 - alpha,
            _ => 0u,
        };
        var rest = op switch
        {
            CompositeOperator.Destination or CompositeOperator.OverReverse or CompositeOperator.Add => uint.MaxValue,
            CompositeOperator.Over or CompositeOperator.OutReverse or CompositeOperator.Atop or CompositeOperator.Xor => ~sourceAlpha,
            CompositeOperator.InReverse or CompositeOperator.AtopReverse => sourceAlpha,
            _ => 0u,
        };
        return PixelMath.Add(PixelMath.Multiply(source, share), PixelMath.MultiplyEach(destination, rest));
    }
}
