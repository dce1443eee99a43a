namespace Compositor.Plugins.Spice;

/// <summary>
/// The channels of a pixel that a QUIC stream brings together; a struct, so that each kind gets loops of its own. Channels lie in the
/// bytes of a word, in a pixel as among the coded values.
/// </summary>
internal interface IQuicPlane
{
    /// <summary>The bits of a pixel that belong to the plane.</summary>
    static abstract uint Bits { get; }

    /// <summary>Reads the coded values of a pixel.</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="code">How values are written.</param>
    /// <param name="best">See <see cref="QuicModels.Best"/>.</param>
    /// <param name="left">The coded values to the left.</param>
    static abstract uint Read(ref QuicBits bits, QuicCode code, ref byte best, uint left);

    /// <summary>Lets the models learn from the coded values of a pixel.</summary>
    static abstract void Learn(QuicCode code, QuicModels models, uint left, uint values, uint trigger);
}
