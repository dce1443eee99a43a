using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Decodes the rows of one plane. Coded values say how far a channel is from what its neighbours foretell: in the first row from the
/// pixel to the left, in the others from the mean of that and the one above.
/// </summary>
internal static class QuicRows
{
    /// <summary>Pixels at the start of a row where no run can begin.</summary>
    private const int NoRuns = 3;

    /// <summary>Decodes a row.</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="code">How values are written.</param>
    /// <param name="models">One for each channel.</param>
    /// <param name="pace">The plane's.</param>
    /// <param name="values">Coded values of the row above, one word for each pixel, after that of the pixel left of the row; those of this row afterwards.</param>
    /// <param name="above">The row above, empty for the first.</param>
    /// <param name="row">The row; bits of other planes stay.</param>
    public static void Decode<TPlane>(
        ref QuicBits bits, QuicCode code, QuicModels models, QuicPace pace, Span<uint> values, ReadOnlySpan<uint> above, Span<uint> row)
        where TPlane : struct, IQuicPlane
    {
        var at = 0;
        while (!pace.IsLastStep && pace.UntilStep <= row.Length - at)
        {
            var end = at + pace.UntilStep;
            DecodePart<TPlane>(ref bits, code, models, pace, values, above, row, at, end);
            at = end;
            pace.NextStep();
        }

        if (at < row.Length)
        {
            DecodePart<TPlane>(ref bits, code, models, pace, values, above, row, at, row.Length);
            pace.Count(row.Length - at);
        }
    }

    /// <summary>Decodes a part of a row in which the pace does not change.</summary>
    private static void DecodePart<TPlane>(
        ref QuicBits bits,
        QuicCode code,
        QuicModels models,
        QuicPace pace,
        Span<uint> values,
        ReadOnlySpan<uint> above,
        Span<uint> row,
        int at,
        int end)
        where TPlane : struct, IQuicPlane
    {
        if (at == end)
        {
            return;
        }

        if (at == 0)
        {
            DecodeFirst<TPlane>(ref bits, code, models, pace, values, above, row);
            at = 1;
        }

        var learnAt = at + pace.Wait;
        var run = 0;
        while (at < end)
        {
            var stop = Math.Min(learnAt + 1, end);
            at = above.IsEmpty
                ? DecodeBelowNothing<TPlane>(ref bits, code, models, values, row, at, stop)
                : DecodeBelow<TPlane>(ref bits, code, models, values, above, row, at, stop, run);
            if (at < stop)
            {
                pace.Wait = learnAt - at;
                run = at;
                at = Repeat<TPlane>(row, at, pace.ReadRun(ref bits, end - at));
                if (at == end)
                {
                    return;
                }

                learnAt = at + pace.Wait;
            }
            else if (learnAt < end)
            {
                TPlane.Learn(code, models, values[learnAt], values[learnAt + 1], pace.Trigger);
                learnAt = at + pace.NextWait();
            }
        }

        pace.Wait = learnAt - end;
    }

    private static void DecodeFirst<TPlane>(
        ref QuicBits bits,
        QuicCode code,
        QuicModels models,
        QuicPace pace,
        Span<uint> values,
        ReadOnlySpan<uint> above,
        Span<uint> row)
        where TPlane : struct, IQuicPlane
    {
        values[1] = Merge<TPlane>(values[1], TPlane.Read(ref bits, code, ref models.Best, values[0]));
        row[0] = Add<TPlane>(code, row[0], above.IsEmpty ? 0 : above[0], values[1]);
        if (pace.Wait > 0)
        {
            pace.Wait--;
        }
        else
        {
            pace.Wait = pace.NextWait();
            TPlane.Learn(code, models, values[0], values[1], pace.Trigger);
        }
    }

    private static int DecodeBelowNothing<TPlane>(
        ref QuicBits bits, QuicCode code, QuicModels models, Span<uint> values, Span<uint> row, int at, int stop)
        where TPlane : struct, IQuicPlane
    {
        var local = bits;
        ref var best = ref models.Best;
        for (; at < stop; at++)
        {
            var value = Merge<TPlane>(values[at + 1], TPlane.Read(ref local, code, ref best, values[at]));
            values[at + 1] = value;
            row[at] = Add<TPlane>(code, row[at], row[at - 1], value);
        }

        bits = local;
        return at;
    }

    /// <summary>Decodes pixels up to a stop, or up to where a run begins. Never a part of its caller, whose variables would want its registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int DecodeBelow<TPlane>(
        ref QuicBits bits,
        QuicCode code,
        QuicModels models,
        Span<uint> values,
        ReadOnlySpan<uint> above,
        Span<uint> row,
        int at,
        int stop,
        int run)
        where TPlane : struct, IQuicPlane
    {
        var local = bits;
        ref var best = ref models.Best;
        var value = values[at];
        var pixel = row[at - 1];
        var before = at >= NoRuns ? row[at - 2] : ~pixel;
        var left = above[at - 1];

        // Slices of one length: the loop needs no checks.
        var to = row[at..stop];
        var from = above.Slice(at, to.Length);
        var coded = values.Slice(at + 1, to.Length);
        var i = 0;
        for (; i < to.Length; i++)
        {
            var up = from[i];
            if (((left ^ up) & TPlane.Bits) == 0 && ((pixel ^ before) & TPlane.Bits) == 0 && at + i != run && at + i >= NoRuns)
            {
                break;
            }

            value = Merge<TPlane>(coded[i], TPlane.Read(ref local, code, ref best, value));
            coded[i] = value;
            left = up;
            before = pixel;
            pixel = Add<TPlane>(code, to[i], Mean(pixel, up), value);
            to[i] = pixel;
        }

        bits = local;
        return at + i;
    }

    private static int Repeat<TPlane>(Span<uint> row, int at, int count)
        where TPlane : struct, IQuicPlane
    {
        var pixel = row[at - 1];
        foreach (ref var repeated in row.Slice(at, count))
        {
            repeated = Merge<TPlane>(repeated, pixel);
        }

        return at + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Merge<TPlane>(uint old, uint plane)
        where TPlane : struct, IQuicPlane
        => (old & ~TPlane.Bits) | (plane & TPlane.Bits);

    /// <summary>The mean of each byte of two words, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mean(uint a, uint b) => (a & b) + (((a ^ b) & 0xfefefefe) >> 1);

    /// <summary>
    /// Adds what coded values stand for, byte by byte: 0, -1, 1, -2, 2 ... are coded as 0, 1, 2, 3, 4 ...
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Add<TPlane>(QuicCode code, uint old, uint foretold, uint values)
        where TPlane : struct, IQuicPlane
    {
        var half = (values >> 1) & 0x7f7f7f7f;
        var negative = (values & 0x01010101) * 0xff;
        var offset = half ^ negative;
        var sum = ((foretold & 0x7f7f7f7f) + (offset & 0x7f7f7f7f)) ^ ((foretold ^ offset) & 0x80808080);
        return Merge<TPlane>(old, sum & code.Masks);
    }
}
