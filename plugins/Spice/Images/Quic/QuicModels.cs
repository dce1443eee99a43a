using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Which code parameter suits a channel's next value, learned from the values before: for each channel there is a context for each order
/// of magnitude of the value to the left, which counts how long the values would have been in each code.
/// </summary>
internal sealed class QuicModels
{
    private const int Channels = 4;
    private const int Contexts = 8;
    private const int Parameters = 8;

    /// <summary>One more than there are contexts: the last takes the one value that is left over, and has two places.</summary>
    private const int Places = 16;

    private readonly uint[] _lengths = new uint[Channels * Contexts * Parameters];
    private readonly byte[] _best = new byte[Channels * Places];
    private int _last;

    /// <summary>The parameters, as <see cref="ParameterAfter"/> takes them.</summary>
    public ref byte Best => ref MemoryMarshal.GetArrayDataReference(_best);

    /// <summary>Forgets what was learned.</summary>
    public void Reset(QuicCode code)
    {
        Array.Clear(_lengths);
        Array.Fill(_best, (byte)(code.Depth - 1));
        _last = code.Depth - 1;
    }

    /// <summary>The parameter for a value right of another.</summary>
    /// <param name="best">See <see cref="Best"/>.</param>
    /// <param name="channel">From 0 to 3.</param>
    /// <param name="left">From 0 to 255.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ParameterAfter(ref byte best, int channel, uint left) =>
        Unsafe.Add(ref best, (channel * Places) + BitOperations.Log2((byte)left + 1u));

    /// <summary>Learns from a value.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="channel">From 0 to 3.</param>
    /// <param name="left">The value to the left.</param>
    /// <param name="value">The value.</param>
    /// <param name="trigger">Counts are halved when the best is above.</param>
    public void Learn(QuicCode code, int channel, uint left, uint value, uint trigger)
    {
        var context = Math.Min(BitOperations.Log2((byte)left + 1u), _last);
        var counts = _lengths.AsSpan(((channel * Contexts) + context) * Parameters, code.Depth);
        var lengths = code.LengthsOf(value)[..counts.Length];
        var best = 0;
        var least = uint.MaxValue;
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            var count = counts[i] += lengths[i];
            if (count < least)
            {
                (best, least) = (i, count);
            }
        }

        _best[(channel * Places) + context] = (byte)best;
        if (context == _last)
        {
            _best[(channel * Places) + context + 1] = (byte)best;
        }

        if (least > trigger)
        {
            foreach (ref var count in counts)
            {
                count >>= 1;
            }
        }
    }
}
