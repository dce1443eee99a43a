using System.Numerics;

namespace Compositor.Plugins.Spice;

/// <summary>
/// When models learn, and how long runs are expected to be: both change as an image goes on, the same for who wrote it and who reads it.
/// </summary>
internal sealed class QuicPace
{
    /// <summary>Pixels between two steps to rarer learning.</summary>
    private const int StepPixels = 2048;

    private const int LastStep = 6;
    private const int LastRun = 31;

    private int _chaos;
    private int _step;
    private int _run;

    /// <summary>Pixels to go until the next learning.</summary>
    public int Wait { get; set; }

    /// <summary>Pixels to go until the next step; counts no more after the last one.</summary>
    public int UntilStep { get; private set; }

    public bool IsLastStep => _step == LastStep;

    /// <summary>See <see cref="QuicModels.Learn"/>.</summary>
    public uint Trigger => Triggers[_step] * 10u;

    /// <summary>Tens of bits, for each step.</summary>
    private static ReadOnlySpan<byte> Triggers => [11, 55, 90, 80, 55, 40, 35];

    /// <summary>How long a run goes on, as a power of two, after each that did.</summary>
    private static ReadOnlySpan<byte> Runs =>
        [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>The start of an image.</summary>
    public void Reset()
    {
        (_chaos, _step, _run, Wait, UntilStep) = (255, 0, 0, 0, StepPixels);
    }

    /// <summary>Pixels were read.</summary>
    public void Count(int pixels)
    {
        if (!IsLastStep)
        {
            UntilStep -= pixels;
        }
    }

    /// <summary>Learning becomes rarer.</summary>
    public void NextStep()
    {
        _step++;
        UntilStep = StepPixels;
    }

    /// <summary>Pixels until the learning after this one.</summary>
    public int NextWait()
    {
        _chaos = (_chaos + 1) & 255;
        return (int)(QuicChaos.Words[_chaos] & ((1u << _step) - 1));
    }

    /// <summary>Reads how many pixels repeat the one before.</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="most">How many there can be.</param>
    /// <exception cref="SpiceException">There are more.</exception>
    public int ReadRun(ref QuicBits bits, int most)
    {
        var length = 0;
        while (true)
        {
            bits.Fill();
            var ones = Math.Min(BitOperations.LeadingZeroCount(~bits.Next), 8);
            for (var i = 0; i < ones; i++)
            {
                length += 1 << Runs[_run];
                _run = Math.Min(_run + 1, LastRun);
            }

            if (length > most)
            {
                throw TooLong();
            }

            if (ones < 8)
            {
                bits.Skip(ones + 1);
                break;
            }

            bits.Skip(8);
        }

        int rest = Runs[_run];
        if (rest > 0)
        {
            length += (int)(bits.Next >> (32 - rest));
            bits.Skip(rest);
        }

        _run = Math.Max(_run - 1, 0);
        return length <= most ? length : throw TooLong();
    }

    private static SpiceException TooLong() => new("a run in a QUIC stream goes beyond its row");
}
