namespace Compositor.Contracts;

/// <summary>How a surface fills its area.</summary>
public enum FitMode
{
    /// <summary>All of it, shape kept, bars where the shapes differ.</summary>
    Contain,

    /// <summary>The whole area, shape not kept.</summary>
    Stretch,

    /// <summary>One surface pixel is one output pixel, centred; what is too large is cut.</summary>
    OneToOne,

    /// <summary>The whole area, shape kept, centred; what is too much on one side is cut.</summary>
    Cover,
}
