using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Applies truth tables of two and three inputs to rows of pixels, bit by bit, without a branch on the table: each half of a table is
/// "base ^ (input &amp; change)", and an input chooses between two halves in the same way.
/// </summary>
internal static class TruthTable
{
    /// <summary>Changes a row by a row.</summary>
    /// <param name="op">The table.</param>
    /// <param name="source">At least as long as <paramref name="row"/>.</param>
    /// <param name="row">The destination.</param>
    public static void Apply(RasterOp op, ReadOnlySpan<uint> source, Span<uint> row)
    {
        var (base0, change0) = Half(op.Table);
        var (base1, change1) = Half(op.Table >> 2);
        source = source[..row.Length];
        var i = 0;
        for (; i <= row.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var d = new Vector<uint>(row[i..]);
            var at0 = new Vector<uint>(base0) ^ (d & new Vector<uint>(change0));
            var at1 = new Vector<uint>(base1) ^ (d & new Vector<uint>(change1));
            (at0 ^ (new Vector<uint>(source[i..]) & (at0 ^ at1))).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            var at0 = base0 ^ (row[i] & change0);
            var at1 = base1 ^ (row[i] & change1);
            row[i] = at0 ^ (source[i] & (at0 ^ at1));
        }
    }

    /// <summary>Changes a row by one colour.</summary>
    public static void Apply(RasterOp op, uint source, Span<uint> row)
    {
        var (base0, change0) = Half(op.Table);
        var (base1, change1) = Half(op.Table >> 2);
        var bits = base0 ^ (source & (base0 ^ base1));
        var change = change0 ^ (source & (change0 ^ change1));
        if (change == 0)
        {
            row.Fill(bits);
            return;
        }

        var i = 0;
        for (; i <= row.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            (new Vector<uint>(bits) ^ (new Vector<uint>(row[i..]) & new Vector<uint>(change))).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] = bits ^ (row[i] & change);
        }
    }

    /// <summary>Changes a row by a pattern and a source.</summary>
    /// <param name="table">Bit 4 × pattern + 2 × source + destination is the result.</param>
    /// <param name="pattern">At least as long as <paramref name="row"/>.</param>
    /// <param name="source">At least as long as <paramref name="row"/>.</param>
    /// <param name="row">The destination.</param>
    public static void Apply(byte table, ReadOnlySpan<uint> pattern, ReadOnlySpan<uint> source, Span<uint> row)
    {
        var (base0, change0) = Half(table);
        var (base1, change1) = Half(table >> 2);
        var (base2, change2) = Half(table >> 4);
        var (base3, change3) = Half(table >> 6);
        source = source[..row.Length];
        pattern = pattern[..row.Length];
        var i = 0;
        for (; i <= row.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var d = new Vector<uint>(row[i..]);
            var s = new Vector<uint>(source[i..]);
            var at0 = new Vector<uint>(base0) ^ (d & new Vector<uint>(change0));
            var at1 = new Vector<uint>(base1) ^ (d & new Vector<uint>(change1));
            var at2 = new Vector<uint>(base2) ^ (d & new Vector<uint>(change2));
            var at3 = new Vector<uint>(base3) ^ (d & new Vector<uint>(change3));
            var low = at0 ^ (s & (at0 ^ at1));
            var high = at2 ^ (s & (at2 ^ at3));
            (low ^ (new Vector<uint>(pattern[i..]) & (low ^ high))).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            var at0 = base0 ^ (row[i] & change0);
            var at1 = base1 ^ (row[i] & change1);
            var at2 = base2 ^ (row[i] & change2);
            var at3 = base3 ^ (row[i] & change3);
            var low = at0 ^ (source[i] & (at0 ^ at1));
            var high = at2 ^ (source[i] & (at2 ^ at3));
            row[i] = low ^ (pattern[i] & (low ^ high));
        }
    }

    /// <summary>The results for a destination of 0, and what differs for one of 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Base, uint Change) Half(int table)
    {
        var at0 = (uint)-(table & 1);
        return (at0, at0 ^ (uint)-(table >> 1 & 1));
    }
}
