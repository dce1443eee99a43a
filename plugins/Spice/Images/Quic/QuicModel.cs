using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Which code parameter suits a channel's next value, learned from the values before: there is a context for each order of magnitude of
/// the value to the left, which counts how long the values would have been in each code.
/// </summary>
internal sealed class QuicModel
{
    private const int Parameters = 8;
    private const int Contexts = 8;

    private readonly uint[] _lengths = new uint[Contexts * Parameters];
    private readonly byte[] _best = new byte[Contexts];
    private int _last;

    /// <summary>Forgets what was learned.</summary>
    public void Reset(QuicCode code)
    {
        Array.Clear(_lengths);
        Array.Fill(_best, (byte)(code.Depth - 1));

        // Contexts hold 1, 2, 4, 8 ... values; the last takes the one that is left over.
        _last = code.Depth - 1;
    }

    /// <summary>The parameter for a value right of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ParameterAfter(uint left) => _best[ContextAfter(left)];

    /// <summary>Learns from a value.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="left">The value to the left.</param>
    /// <param name="value">The value.</param>
    /// <param name="trigger">Counts are halved when the best is above.</param>
    public void Learn(QuicCode code, uint left, uint value, uint trigger)
    {
        var context = ContextAfter(left);
        var counts = _lengths.AsSpan(context * Parameters, code.Depth);
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

        _best[context] = (byte)best;
        if (least > trigger)
        {
            foreach (ref var count in counts)
            {
                count >>= 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ContextAfter(uint left) => Math.Min(BitOperations.Log2(left + 1), _last);
}
