namespace Compositor.Fakes;

/// <summary>A sine, and what there is of it in samples.</summary>
internal static class Tone
{
    /// <summary>Frames of a sine, the same in each channel.</summary>
    /// <param name="hertz">Its frequency.</param>
    /// <param name="amplitude">1 at the loudest.</param>
    public static short[] Make(double hertz, double amplitude, int rate, int channels, int frames, int from = 0)
    {
        var samples = new short[frames * channels];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Round(32767 * amplitude * Math.Sin(2 * Math.PI * hertz * (from + (i / channels)) / rate));
        }

        return samples;
    }

    /// <summary>One of two channels.</summary>
    public static short[] Channel(ReadOnlySpan<short> stereo, int channel)
    {
        var samples = new short[stereo.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = stereo[(2 * i) + channel];
        }

        return samples;
    }

    /// <summary>How strong a frequency is (Goertzel, under a Hann window).</summary>
    /// <returns>The amplitude of the sine, 1 at the loudest.</returns>
    public static double Strength(ReadOnlySpan<short> samples, double hertz, int rate)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * hertz / rate);
        var (last, before, weight) = (0.0, 0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length));
            weight += window;
            (last, before) = ((window * samples[i] / 32767) + (coefficient * last) - before, last);
        }

        return 2 * Math.Sqrt(Math.Max(0, (last * last) + (before * before) - (coefficient * last * before))) / weight;
    }

    /// <summary>Root of the mean square, 1 at the loudest.</summary>
    public static double Level(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * (double)sample;
        }

        return samples.IsEmpty ? 0 : Math.Sqrt(sum / samples.Length) / 32767;
    }
}
