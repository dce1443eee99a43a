using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Red, green and blue.</summary>
internal readonly struct QuicColours : IQuicPlane
{
    public static uint Bits => 0x00ffffff;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref QuicBits bits, QuicCode code, ref byte best, uint left)
    {
        bits.Fill();
        var red = code.Read(ref bits, QuicModels.ParameterAfter(ref best, 0, left >> 16));
        var green = code.Read(ref bits, QuicModels.ParameterAfter(ref best, 1, left >> 8));
        bits.FillForOne();
        var blue = code.Read(ref bits, QuicModels.ParameterAfter(ref best, 2, left));
        return (red << 16) | (green << 8) | blue;
    }

    public static void Learn(QuicCode code, QuicModels models, uint left, uint values, uint trigger)
    {
        models.Learn(code, 0, left >> 16, values >> 16, trigger);
        models.Learn(code, 1, left >> 8, values >> 8, trigger);
        models.Learn(code, 2, left, values, trigger);
    }
}
