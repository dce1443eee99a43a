using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Alpha.</summary>
internal readonly struct QuicAlpha : IQuicPlane
{
    public static uint Bits => 0xff000000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref QuicBits bits, QuicCode code, QuicModel[] models, uint left) =>
        code.Read(ref bits, models[3].ParameterAfter(left >> 24)) << 24;

    public static void Learn(QuicCode code, QuicModel[] models, uint left, uint values, uint trigger) =>
        models[3].Learn(code, left >> 24, values >> 24, trigger);
}
