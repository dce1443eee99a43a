using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>Red, green and blue.</summary>
internal readonly struct QuicColours : IQuicPlane
{
    public static uint Bits => 0x00ffffff;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref QuicBits bits, QuicCode code, QuicModel[] models, uint left)
    {
        var red = code.Read(ref bits, models[0].ParameterAfter((left >> 16) & 0xff));
        var green = code.Read(ref bits, models[1].ParameterAfter((left >> 8) & 0xff));
        var blue = code.Read(ref bits, models[2].ParameterAfter(left & 0xff));
        return (red << 16) | (green << 8) | blue;
    }

    public static void Learn(QuicCode code, QuicModel[] models, uint left, uint values, uint trigger)
    {
        models[0].Learn(code, (left >> 16) & 0xff, (values >> 16) & 0xff, trigger);
        models[1].Learn(code, (left >> 8) & 0xff, (values >> 8) & 0xff, trigger);
        models[2].Learn(code, left & 0xff, values & 0xff, trigger);
    }
}
