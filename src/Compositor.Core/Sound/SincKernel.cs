namespace Compositor.Core;

/// <summary>The coefficients of a resampler: a sinc under a Kaiser window, for each place that an output frame can have between two input frames. Immutable.</summary>
internal sealed class SincKernel
{
    private const int TapsAtOneToOne = 64;
    private const int MostPhases = 1024;
    private const double Beta = 8;

    // Of the lower rate's half: leaves room for the filter's slope.
    private const double Cutoff = 0.92;

    private readonly float[] _coefficients;
    private readonly int _outputRate;

    public SincKernel(int inputRate, int outputRate)
    {
        _outputRate = outputRate;
        var ratio = Math.Min(1, outputRate / (double)inputRate);
        Taps = (int)Math.Ceiling(TapsAtOneToOne / ratio / 8) * 8;
        Phases = Math.Min(MostPhases, outputRate / (int)System.Numerics.BigInteger.GreatestCommonDivisor(inputRate, outputRate));
        _coefficients = new float[Phases * Taps];
        var row = new double[Taps];
        for (var phase = 0; phase < Phases; phase++)
        {
            Fill(row, phase / (double)Phases, ratio * Cutoff);
            for (var tap = 0; tap < Taps; tap++)
            {
                _coefficients[(phase * Taps) + tap] = (float)row[tap];
            }
        }
    }

    /// <summary>Input frames that make an output frame; a multiple of 8.</summary>
    public int Taps { get; }

    /// <summary>Places between two input frames.</summary>
    public int Phases { get; }

    /// <summary>The coefficients of a place.</summary>
    /// <param name="position">From 0 to less than the output rate.</param>
    public ReadOnlySpan<float> At(int position) => _coefficients.AsSpan((int)((long)position * Phases / _outputRate) * Taps, Taps);

    private void Fill(double[] row, double fraction, double cutoff)
    {
        var half = Taps / 2.0;
        var sum = 0.0;
        for (var tap = 0; tap < row.Length; tap++)
        {
            // The output frame lies between the taps half - 1 and half.
            var distance = tap - (half - 1) - fraction;
            var x = Math.PI * distance * cutoff;
            var window = 1 - Math.Pow(distance / half, 2);
            row[tap] = window <= 0 ? 0 : (x == 0 ? 1 : Math.Sin(x) / x) * Bessel(Beta * Math.Sqrt(window));
            sum += row[tap];
        }

        // The same loudness at every place.
        for (var tap = 0; tap < row.Length; tap++)
        {
            row[tap] /= sum;
        }
    }

    // The modified Bessel function of order 0, by its series.
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
