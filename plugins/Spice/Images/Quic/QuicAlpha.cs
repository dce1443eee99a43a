using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Alpha.</summary>
internal readonly struct QuicAlpha : IQuicPlane
{
    public static uint Bits => 0xff000000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref QuicBits bits, QuicCode code, ref byte best, uint left)
    {
        bits.Fill();
        return code.Read(ref bits, QuicModels.ParameterAfter(ref best, 3, left >> 24)) << 24;
    }

    public static void Learn(QuicCode code, QuicModels models, uint left, uint values, uint trigger) =>
        models.Learn(code, 3, left >> 24, values >> 24, trigger);
}
